"""Word lists that help to tell names from ordinary words with a capital."""

from __future__ import annotations

# Common given names, so that one at the start of a sentence is seen as a name.
# Those that are also everyday words (Will, Mark, Grace, May, Rob, Bill ...) are
# left out: there the capital says nothing.
GIVEN_NAMES = frozenset(
    """aaron abdul adam adele adrian ahmed aisha alan albert alex alexander alexandra alice alicia
    alina amanda amara amelie amina amir amit amy ana andrea andreas andrew angela anika anita
    anja ann anna anne anneke annika antonio anthony antoine anton arjun arthur astrid aylin
    barbara beatrice ben benjamin bernd beth bianca birgit bjorn brandon brenda brian bridget
    bruno camille carla carlos carmen caroline catherine cecilia celine charlotte chen chiara
    chloe chris christian christina christine christoph claire clara claudia colin connor
    craig cristina daniel daniela david deborah denise dennis derek diana diego dieter dimitri
    dmitri dominik donna doris edward elena eleanor elif elisa elizabeth ella ellen emil
    emilia emily emma eric erik esther ethan eva fabian fatima felix fernando fiona florian
    francesca francesco frank franziska frederik gabriel gabriela georg george gerald gianni
    gina giovanni giulia gordon greta hannah hans harriet hassan heather heidi heike helen
    helena henrik henry howard hugo ian ines ingrid irina isaac isabel isabella ivan jacob
    jakob james jamie jan jana jane janet jason javier jean jeff jennifer jenny jens jeremy
    jessica jim joan joanna joao joe johan johanna john jonas jonathan jordan jorge jose
    joseph joshua juan julia julian julie justin karen karin karl kate katharina katherine
    kathrin katie kavya keith kelly kenji kevin khalid kim kirsten klaus kristin lara lars
    laura lauren leah lena leon leonie leticia liam lila lina linda lisa lorenzo louis louise
    luca lucas lucia lucy luis luisa lukas maja manuel marco marcus maria marie marina mario
    marta martin martina mateo matteo matthew matthias maurice max maya megan mei melanie
    melissa michael michelle miguel mike mila mohamed mohammed monica monika muhammad nadia
    naomi natalie natasha nathan nicholas nick nicola nicole niklas nina nora norbert olga
    oliver olivia omar oscar pablo pamela patricia patrick paul paula pauline pavel pedro
    peter petra philip philipp pierre pilar priya rachel rafael rahul raj ralf ramona raul
    rebecca renata ricardo richard rita robert roberto robin roger ronald rosa rosalind ruben
    ruth ryan sabine sabrina samantha samira samuel sandra sandeep sanjay sara sarah sebastian
    selin sergei sergio silvia simon simone sofia sonja sophia sophie stefan stefanie
    stephanie stephen steve steven sunita susan susanne suzanne svenja sven tanja tariq teresa
    tess thomas tim timothy tina tobias tom tomas tracy ulrike ursula valentina vanessa vera
    veronica victor victoria vikram viktor vincent vivian walter werner wei william wolfgang
    yasmin yuki yusuf yvonne zoe""".split()
)

# Words that begin sentences or are capitalised for emphasis without naming
# anything; the function words are in `coach.facts.words`.
ORDINARY_WORDS = frozenset(
    """about absolutely account according act actually add address after afternoon agree agreed
    almost although amazing announcement another answer anybody anyone anything apologies
    apology apply are around ask asking attached attention awesome back bad based become been
    before begin beginning best better between big bonus book both bottom bread bring brand
    browse build business busy buy call came can car care case cause chance change check
    cheers chief children choose class clean clear click code coffee cold come comment
    comments community company complete confirm congrats congratulations connect consider
    contact contract cool cost could course crazy customer customers date day days deal dear
    december delighted delivery details did direct discount discover dm does doing done door
    down dream dreams due during each early easier easy edit email end enjoy enough enter even
    evening event ever every everybody everyone everything exactly excellent excited exciting
    exclusive experience extra fact fair family fantastic far fast feel few final finally find
    first follow food for forget forward found free fresh friend friends from full fully fun
    future general get give given giving glad go going gone good got grab great greetings
    group grow growth guarantee guys had half hand happens happy hard has have head headline
    health hear heard help here high hiring history hold home honest honestly honored hope
    hopefully hot hour hours house how however huge humbled hurry idea imagine important in
    include included includes including incredible info information insane inside instead
    interested introducing invite is issue item job join jump just keep kids kind kindly know
    knowing known last lastly late later latest launch lead learn leave legendary less let
    level life like likely limited link list listen little live living local long look looking
    lost lots love loved low luck lucky made main make making manager many massive maybe me
    mean meanwhile meet meeting member members mention message might mind mindset minute
    minutes miss missing mission moment money month months more morning most mostly move much
    must name near nearly need neighbors neighbours never new news next nice night nobody none
    normally note nothing notice now number obviously off offer office official often ok okay
    old on once one only open opening or order other others otherwise our out over own owner
    part parents people perfect perhaps person phone photo pick piece place please plus point
    possible post power price pro probably problem process product proud proven put quality
    question questions quick quite rather re read reader readers ready real really reason
    received recently regarding regards register remember reminder reply reserve reservation
    response rest results return review right run sadly safe said sale same save say says
    season second see seems seen self sell send sent serious seriously service services set
    several share short should show sign simple simply since sincerely single sir site small
    so sold some somebody someone something sometimes soon sorry sounds special spot spots
    spread start starting starts stay step still stock stop story strong stuff subject
    subscribe success such summer super support sure surely swipe tag take taking talk team
    tell thank thanks that the their them then there therefore these they thing things think
    third this those though thought thrilled through thus ticket tickets till time tip tips
    tired to today together told tomorrow tonight too took top total totally towards tried
    trial true truly trust try trying turn twice type ultimate unbelievable under understood
    unfortunately unit until unlike unlock up update upgrade urgent us use used using usually
    very video visit voted wait waiting walk want wanted warm was watch way we website week
    weekend weekly weeks welcome well went were what whatever when whenever where whether
    which while white who whoever whole whose why will winner winter wish with within without
    wondering word words work working works world worried worst worth would wow write writing
    wrong year years yep yes yet you young your yours yourself sincerely yours warmly kind
    warmest respectfully ps p.s p.p.s mr mrs ms dr hey hi hello hiya ladies gentlemen folks all
    madam valued subscriber heyyy hun ugh oh ah um lol btw fyi asap rsvp faq tbh imo idk omg
    wtf aka eta tba tbc ceo cto cfo cmo coo hr pr vip diy tv cv id ok am pm pdf usb gps sms
    app apps wifi wi-fi internet online web roi kpi kpis b2b b2c saas seo it ai api uk us usa
    eu english german french spanish italian dutch christmas easter god gb mb kb min max wc ac
    dc pcs facts noun bold rule rules ready killing thrilled unmatched revolutionary game
    changer hustle moment sales marketing director consultant founder engineer designer
    developer coach trainer nurse teacher doctor professor customer care relations council
    committee board crew staff reception limited time shop now spring autumn fall lunch dinner
    breakfast menu settings""".split()
)

# Capitals that everybody writes and that add no fact of their own.
GENERIC_ACRONYMS = frozenset("ok ps faq cv tv id am pm q&a fyi diy eta dm i a asap rsvp".split())

# Short words in capitals that raise the voice, beside those that `coach.signals`
# reports as shouting. That list is narrower: what is no name need not be a shout.
SHOUTED_WORDS = frozenset(
    """alert amaze bang beat below bite boom bored bring broke built burn burst cant cash close
    crash crush dare dead dont drop earn fail fill five fix flash four fuel gain girls hell high
    hit hits hope ideal isnt king lazy loses loss luck mad mega mess nail nine none nope ours pain
    past pay plan play poor push queen quit rare ready rich rush shock sick six skip slash slow
    smart smash soon stars stuck stun sweet swing ten these those tired tops treat value vital
    were where wild wins won wont yay yours""".split()
)
