"use strict";
// The table of samples. Text from samples only ever becomes a text node: there is no
// innerHTML in here, and nothing of a sample is used as the name of a tag or attribute.
(() => {
  const PAGE = 100;
  const DEFAULTS = { suite: "", system: "", type: "", split: "", outcome: "", q: "", sort: "composite" };
  const NUMBERS = ["improvement", "preservation", "composite"];

  const { cases, samples } = JSON.parse(document.getElementById("data").textContent);
  const form = document.getElementById("filters");
  const body = document.querySelector("#table tbody");
  const more = document.getElementById("more");
  const heads = [...document.querySelectorAll("#table th[data-sort]")];

  // The product is what a reader comes for; the others are one choice away.
  const { product } = document.getElementById("table").dataset;
  if (samples.some((sample) => sample.system === product)) DEFAULTS.system = product;
  for (const sample of samples) {
    sample.of = cases[sample.case];
    sample.passed = sample.violations.length === 0;
  }

  let state = { ...DEFAULTS, open: new Set() };
  let limit = PAGE;

  // --- the fragment ---------------------------------------------------------

  /** Whether the fragment is a state, and not the name of a section. */
  const holdsState = () => location.hash.includes("=");

  function read() {
    const given = new URLSearchParams(location.hash.slice(1));
    const next = { ...DEFAULTS, open: new Set(given.getAll("open")) };
    for (const name of Object.keys(DEFAULTS)) if (given.has(name)) next[name] = given.get(name);
    return next;
  }

  // Browsers refuse more than a hundred or so changes of the address in half a minute.
  let pending = 0;
  function write() {
    clearTimeout(pending);
    pending = setTimeout(writeNow, 200);
  }

  function writeNow() {
    const kept = new URLSearchParams();
    for (const [name, usual] of Object.entries(DEFAULTS))
      if (state[name] !== usual) kept.set(name, state[name]);
    for (const id of state.open) kept.append("open", id);
    const fragment = kept.toString();
    if (!fragment && !holdsState()) return;
    history.replaceState(null, "", fragment ? `#${fragment}` : "#samples");
  }

  // --- choosing and ordering ------------------------------------------------

  function haystack(sample) {
    sample.hay ??= [
      sample.of.case, sample.of.thread, sample.of.draft, ...sample.of.references,
      sample.text, sample.raw ?? "", ...sample.violations.flat(),
    ].join("\n").toLowerCase();
    return sample.hay;
  }

  function chosen() {
    const wanted = state.q.trim().toLowerCase();
    return samples.filter((sample) =>
      (!state.suite || sample.of.suite === state.suite) &&
      (!state.system || sample.system === state.system) &&
      (!state.type || sample.of.type === state.type) &&
      (!state.split || sample.of.split === state.split) &&
      (!state.outcome || sample.passed === (state.outcome === "passed")) &&
      (!wanted || haystack(sample).includes(wanted)));
  }

  function rank(sample, name) {
    if (NUMBERS.includes(name)) return sample[name] ?? -1;
    if (name === "violations") return sample.violations.length;
    return name === "system" ? sample.system : sample.of[name];
  }

  function ordered(found) {
    const name = state.sort.replace(/^-/, "");
    const sign = state.sort.startsWith("-") ? -1 : 1;
    return found.sort((left, right) => {
      const [a, b] = [rank(left, name), rank(right, name)];
      if (a !== b) return a < b ? -sign : sign;
      // All with a broken invariant have composite 0: the rest of it orders them.
      const [c, d] = [left, right].map((one) => one.improvement * (one.preservation ?? 1));
      if (name === "composite" && c !== d) return c < d ? -sign : sign;
      return left.id < right.id ? -1 : 1;
    });
  }

  // --- drawing --------------------------------------------------------------

  function make(tag, className, ...children) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...children.filter((child) => child !== null));
    return element;
  }

  function own(tag, className, text) {
    const element = make(tag, className, text);
    element.dir = "auto";
    return element;
  }

  const number = (value) => (value === null ? "none" : value.toFixed(3));

  function verdict(sample) {
    if (sample.passed) return mark("good", "✓", "kept");
    const kinds = [...new Set(sample.violations.map(([kind]) => kind))].join(", ");
    return mark("bad", "✗", kinds);
  }

  function mark(className, sign, text) {
    const shape = make("span", "", sign);
    shape.setAttribute("aria-hidden", "true");
    return make("span", `verdict ${className}`, shape, " ", own("span", "", text));
  }

  function bar(value) {
    const meter = document.createElement("meter");
    meter.max = 1;
    meter.value = value;
    meter.setAttribute("aria-hidden", "true");
    return make("td", "n composite", meter, number(value));
  }

  function row(sample, index) {
    const open = state.open.has(sample.id);
    const toggle = make("button", "toggle", own("span", "", label(sample)));
    toggle.type = "button";
    toggle.setAttribute("aria-expanded", String(open));
    toggle.setAttribute("aria-controls", `detail-${index}`);
    const head = make("th", "", toggle);
    head.scope = "row";
    const line = make("tr", "line", head,
      own("td", "", sample.system), own("td", "", sample.of.type), own("td", "", sample.of.split),
      make("td", "", verdict(sample)),
      make("td", "n", number(sample.improvement)), make("td", "n", number(sample.preservation)),
      bar(sample.composite));
    const cell = make("td", "");
    cell.colSpan = 8;
    const detail = make("tr", "detail", cell);
    detail.id = `detail-${index}`;
    detail.hidden = !open;
    if (open) cell.append(details(sample));
    toggle.addEventListener("click", () => {
      const shown = detail.hidden;
      if (shown && !cell.hasChildNodes()) cell.append(details(sample));
      detail.hidden = !shown;
      toggle.setAttribute("aria-expanded", String(shown));
      if (shown) state.open.add(sample.id); else state.open.delete(sample.id);
      write();
    });
    return [line, detail];
  }

  function label(sample) {
    return sample.epoch > 1 ? `${sample.of.case} (epoch ${sample.epoch})` : sample.of.case;
  }

  function block(title, text) {
    const content = text ? own("p", "words", text) : make("p", "quiet", "empty");
    return make("div", "block", make("h4", "", title), content);
  }

  function changes(pieces) {
    const tags = { "-": "del", "+": "ins" };
    const words = own("p", "words", "");
    for (const [op, text] of pieces) words.append(op === "=" ? text : make(tags[op], "", text));
    return make("div", "block", make("h4", "", "Changes"), words);
  }

  function violations(found, title) {
    if (!found.length) return null;
    const items = found.map(([kind, evidence]) =>
      make("li", "", mark("bad", "✗", kind), " ", own("span", "evidence", evidence)));
    return make("div", "", make("h4", "", title), make("ul", "violations", ...items));
  }

  function details(sample) {
    const { of } = sample;
    const advice = of.suite === "advice";
    const tags = [of.suite, of.channel, { true: "asked", false: "not asked" }[of.asked] ?? "",
      sample.reverted ? "reverted" : ""].filter(Boolean);
    const raw = sample.raw !== null && sample.raw !== sample.text;
    const scores = [...sample.scores];
    if (sample.raw_composite !== null) scores.unshift(["raw composite", number(sample.raw_composite)]);
    return make("div", "sample",
      make("p", "tags", ...tags.map((tag) => own("span", "", tag))),
      violations(sample.violations, "Broken invariants"),
      violations(sample.raw_violations, "Broken in the raw sample"),
      make("div", "blocks",
        of.thread ? block("Their message", of.thread) : null,
        block(advice ? "Situation" : "Draft", of.draft),
        sample.diff ? changes(sample.diff) : null,
        block(advice ? "Advice" : "Rewrite", sample.text),
        raw ? block("Raw", sample.raw) : null,
        ...of.references.map((text, index) =>
          block(of.references.length > 1 ? `Reference ${index + 1}` : "Reference", text))),
      make("dl", "scores", ...scores.map(([name, value]) =>
        make("div", "", own("dt", "", name), make("dd", "", value)))));
  }

  function draw() {
    const found = ordered(chosen());
    const last = found.findLastIndex((sample) => state.open.has(sample.id));
    const shown = Math.min(found.length, Math.max(limit, last + 1));
    body.replaceChildren(...found.slice(0, shown).flatMap(row));
    const all = `${found.length.toLocaleString("en")} of ${samples.length.toLocaleString("en")} samples`;
    document.getElementById("count").textContent =
      shown < found.length ? `${all}, the first ${shown} shown` : all;
    more.hidden = shown >= found.length;
    more.textContent = `Show ${Math.min(PAGE, found.length - shown)} more`;
    for (const head of heads) {
      const way = { [state.sort]: "ascending", [state.sort.replace(/^-/, "")]: "ascending" };
      if (state.sort.startsWith("-")) way[state.sort.slice(1)] = "descending";
      const order = way[head.dataset.sort];
      if (order) head.setAttribute("aria-sort", order); else head.removeAttribute("aria-sort");
    }
  }

  function fill() {
    for (const control of form.elements) if (control.name) control.value = state[control.name];
  }

  function change(next) {
    Object.assign(state, next);
    limit = PAGE;
    draw();
    write();
  }

  // --- events ---------------------------------------------------------------

  form.addEventListener("submit", (event) => event.preventDefault());
  // Typing is "input"; of a select, every browser and every assistive tool sends "change".
  for (const type of ["input", "change"])
    form.addEventListener(type, ({ target: { name, value } }) => {
      if (state[name] !== value) change({ [name]: value });
    });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    change({ ...DEFAULTS, open: new Set() });
    fill();
  });
  for (const head of heads)
    head.querySelector("button").addEventListener("click", () => {
      const name = head.dataset.sort;
      change({ sort: state.sort === name ? `-${name}` : name });
    });
  more.addEventListener("click", () => {
    const next = body.querySelectorAll("tr.line").length;
    limit = next + PAGE;
    draw();
    body.querySelectorAll("tr.line .toggle")[next]?.focus();
  });

  function restore() {
    clearTimeout(pending);
    if (location.hash && !holdsState()) return;
    state = read();
    limit = PAGE;
    fill();
    draw();
    const opened = body.querySelector("tr.detail:not([hidden])");
    if (opened) opened.previousElementSibling.scrollIntoView({ block: "start" });
    else if (location.hash) document.getElementById("samples").scrollIntoView();
  }
  window.addEventListener("hashchange", restore);
  fill();
  draw();
  restore();
})();
