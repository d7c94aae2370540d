from coach.inference.llama.cache import PrefixCache, common_prefix


def put(cache: PrefixCache, prompt: list[int]) -> int:
    plan = cache.plan(prompt)
    cache.store(plan.slot, prompt)
    return plan.reused


def test_common_prefix() -> None:
    assert common_prefix([1, 2, 3], [1, 2, 4]) == 2
    assert common_prefix([], [1]) == 0
    assert common_prefix([1, 2], [1, 2, 3]) == 2


def test_a_new_prompt_reuses_what_it_shares_but_never_its_last_token() -> None:
    cache = PrefixCache(2)
    assert put(cache, [1, 2, 3, 4]) == 0
    assert put(cache, [1, 2, 3, 9]) == 3
    assert put(cache, [1, 2, 3, 9]) == 3


def test_tasks_that_alternate_keep_their_own_slots() -> None:
    cache = PrefixCache(2)
    script, advice = list(range(100)), list(range(500, 600))
    put(cache, script)
    put(cache, advice)
    assert put(cache, [*script[:90], 7]) == 90
    assert put(cache, [*advice[:90], 7]) == 90


def test_the_oldest_slot_is_given_up_first() -> None:
    cache = PrefixCache(2)
    put(cache, [1] * 10)
    put(cache, [2] * 10)
    put(cache, [3] * 10)
    assert cache.plan([2] * 10).reused == 9
    assert cache.plan([1] * 10).reused == 0


def test_eviction_spares_the_slot_in_use_and_ends() -> None:
    cache = PrefixCache(3)
    put(cache, [1] * 5)
    put(cache, [2] * 5)
    keep = cache.plan([2] * 5).slot
    assert cache.cells == 10
    assert cache.evict_oldest(keep) is not None
    assert cache.evict_oldest(keep) is None
    assert cache.cells == 5
