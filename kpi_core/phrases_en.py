"""The frame of English questions: what surrounds a subject, and what it says of the intent.

Phrases are separated by semicolons or line ends. Articles and simple prepositions are left out of every key (`keys`), so
that "progress of the plan" and "plan progress" hold the same words; a plural's s is left out too. Nothing of a city's
belongs here.
"""

from __future__ import annotations

from kpi_core.cues import Cue

PHRASES: dict[tuple[Cue, ...], str] = {
    (Cue.LINK, Cue.FRAME): """
        and; or; plus; vs; versus; as well as; both; &; +; compared; compared to; and also; then
    """,
    (Cue.FRAME,): """
        yes or no; one paragraph; first time using this bot; first time using this; first time using the bot; side by side;
        next to each other; beside each other; joined; have joined; has joined; enrolled; have enrolled; have signed up; has signed up; taken part; have taken part;
        a few lines; few lines; several lines; a couple of lines; couple lines; i e; e g; etc; ffs; wtf; omg; lol; lmao;
        smh; tbh; imo; imho; idk; fwiw; ngl; dude; bro; mate; folks; ladies; gents; section; paragraph; passage;
        excerpt; wording; verbatim; po; gm; gn; as of; ditto; oops; meant; i meant; same for; same goes for; likewise;
        excuse me; excuse us; only a moment; only a minute; sorry to bother; three people; several people; some people;
        a few people; what i meant; i mean; i meant to ask; i meant to say; you mean; see you; here goes; quick word;
        brief word; word about; in other words; in my opinion; how can i put it; would be possible to;
        would it be possible; is it possible for you; is it possible to get; is it possible to have;
        is it possible to see; is it possible to know; would be good to know; be so kind; so kind as; kind enough;
        good enough; if you please; be grateful; much obliged; take the liberty; let me have; get back to me;
        come back to me; hook me up; hit me; shoot me; fire away; throw me; spell it out; break it down;
        get me up to speed; bring me up to speed; keep me posted; put me in the picture; fill us in; run me through;
        take me through; guide me through; lead me through; go over; give me a hand; do me a favour; do me a favor;
        favour; favor; one sec; just checking; just curious; just wondering; for reference; for once;
        sorry for my english; my english; in english; in japanese; poor english; bad english; excuse my english;
        i want to be taught; want to be taught; be taught; i want to ask; i would like to confirm; stat please;
        chop chop; like yesterday; as soon as possible; soonest; earliest convenience; earliest; no matter what;
        believe it or not; long story short; to cut a long story short; needless to say; in two hours; in a few hours;
        in a few minutes; i'm new; i am new; new here; new to this; brand new; this time; next time; best regards;
        kind regards; many thanks; thanks in advance; in advance; best wishes; warm regards; yours sincerely;
        if you don't mind; would you mind; if possible; if you can; when you can; whenever you can; for my information;
        fyi; as usual; by any chance; i guess; i think; you know; do you know; let me know; walk me through;
        talk me through; fill me in; in detail; in one sentence; in plain english; one more time; once again;
        so to speak; more or less; at the same time; many times; people who; those who; persons who; companies that;
        people that; those that; the following; which kind of; what sort of; last year; last fiscal year; last years;
        last few years; last three years; last value; last time; last data; last known; at this point; point of view;
        so far; at least; in total; as well; of course; by the way; in terms of; with regard to; a lot
    """,
    (Cue.OCCASION, Cue.CONTEXT): """
        pamphlet; booklet; infographic; questionnaire; spreadsheet; excel; pdf; symposium; conference; forum; webinar;
        bucho; buchou; kacho; kachou; shicho; shichou; fukushicho; gikai; kaigi; uchiawase; chorei; editor; editors;
        inspector; counterpart; headquarters; superiors; bosses; director; manager; secretary; intern; trainee;
        press kit; factsheet; fact sheet; white paper; talking points; cheat sheet; status report; progress report;
        progress meeting; status meeting; team meeting; staff meeting; review meeting; video call; conference call;
        zoom call; council; city council; town council; section chief; citizens' meeting; delegation; upcoming meeting;
        annual meeting; budget meeting; monthly meeting; weekly meeting; board; cabinet office; governor; auditors;
        audit committee; steering committee; town hall meeting; general assembly; plenary; committee hearing; q&a; faq;
        blog; post; social media; column; article; story; newspaper; publication; brochure; leaflet; flyer; poster;
        handover; induction; homework; thesis; essay; meeting; meetings; council meeting; assembly meeting;
        board meeting; committee; committee meeting; assembly; presentation; presentations; briefing; slides; slide;
        deck; report; annual report; memo; notes; minutes; speech; talk; boss; mayor; vice mayor; deputy mayor;
        supervisor; chief; interview; press release; press conference; newsletter; website; homepage; document; handout;
        paper; draft; inquiry; email; letter; call; agenda; journalist; reporter; hearing; council session;
        assembly session; answer; reply
    """,
    (Cue.OWN,): """
        city; our city; the city; this city; town; our town; municipality; the municipality; local government;
        city government; city hall; citywide; city-wide; city as a whole; here
    """,
    (Cue.CONTEXT,): """
        pamphlet; booklet; banner; infographic; icon; icons; logo; caption; margin; box; tweet; questionnaire;
        spreadsheet; excel; word file; pdf; ppt; powerpoint slide; whiteboard; notebook; notepad; printout; binder;
        inbox; screen; laptop; phone; channel; thread; slack; zoom; desk; faculty; professor; lecturer; seminar talk;
        conference; symposium; forum; ceremony; school festival; exhibition; delegates; guest; counterpart;
        counterparts; intern; interns; trainee; newcomer; successor; predecessor; replacement; editor; editors; reader;
        readers; audience; listeners; bucho; buchou; kacho; kachou; kakaricho; shicho; shichou; fukushicho; joshi;
        senpai; sempai; gikai; kaigi; uchiawase; tanto; tantosha; shiryo; kairan; kencho; honsho; chorei; nomikai;
        evaluation sheet; grant; proposal; bosses; superior; superiors; bigwigs; higher-ups; top brass; headquarters;
        hq; head office; secretariat; inspector; accountant; consultant; consultants; translator; interpreter;
        translation; proofreading; typesetting; printing; laying out; layout; filling; filling out; fill out; rewriting;
        rushing; juggling; scrambling; double booked; deadline looming; press club; broadcaster; podcast; film crew;
        lunch break; commute; elevator; handing over; taking over; inherited; inherit; maternity leave; off sick;
        monday morning; paper says; note says; memo says; boss says; writing an article; writing a story;
        writing a paper; success story; questionnaires; colleague asked; wife asked; husband asked; meeting; meetings;
        mayor; vice mayor; deputy mayor; boss; manager; supervisor; director; section chief; chief; head; colleague;
        colleagues; coworker; team; department; section; division; office; council; councillor; councillors; councilor;
        council member; assembly; assembly member; committee; board; presentation; presenting; present; slide; slides;
        deck; powerpoint; report; reporting; paper; memo; minutes; briefing; brief; notes; draft; drafting; document;
        documents; handout; newsletter; press; press release; press conference; journalist; reporter; newspaper; media;
        interview; inquiry; enquiry; website; homepage; email; mail; letter; speech; talk; call; deadline; due; until;
        ready; lunch; preparing; prepare; prepared; prepping; prep; writing; write; working; put together;
        putting together; compiling; finishing; finish; need; needed; needs; discussing; discuss; discussed; explain;
        explaining; ing; citizens asked; residents asked; asked; asking; asks; got asked; budget; planning; schedule;
        agenda; topic; homework; school; class; study; studies; thesis; student; research; survey; new here; i am new;
        joined; took over; handover; cabinet office; prefecture; ministry; government; national government
    """,
    (Cue.COUNT, Cue.VALUE): """
        number; numbers; count; counts; total; total number; sum; tally; headcount; cumulative; cumulative total;
        running total; quantity; amount; volume
    """,
    (Cue.RATE,): """
        rate; rates; share; ratio; proportion; percentage
    """,
    (Cue.GENERIC,): """
        indicaters; indicater;
        indicators tracked; all of them indicators; figures tracked; kpi indicators; benchmarks; goals tracked;
        measures tracked; items; entries; areas; categories; topics; themes; numbers tracked; performance measures;
        sdg measures; sdgs measures; sdg kpis; sdgs kpis; sdgs goals; sdg goals; our kpis; our indicators; indicator;
        indicators; kpi; kpis; key performance indicator; key performance indicators; metric; metrics; measure;
        measures; sdg indicators; sdgs indicators; performance indicator; performance indicators; kpi list; rows;
        initiatives; efforts; ones
    """,
    (Cue.PLAN,): """
        sdgs; sdg; plan; the plan; sdgs plan; sdg plan; future city plan; sdgs future city plan; sdgs future city;
        sustainable development sdg sdgs targets; first plan; programme; program; programmes; programs; targets; goals;
        project; everything; things; it all; stuff
    """,
    (Cue.WHICH, Cue.ACHIEVED): """
        which targets have we hit; which goals have we hit; which targets did we hit; which targets did we meet;
        which have we met; which have we hit; which have we reached; what have we achieved; what have we met;
        what have we reached; what has been achieved; what did we achieve; what have we accomplished;
        what have we completed
    """,
    (Cue.WHICH, Cue.MISSED): """
        what did we miss; what have we missed
    """,
    (Cue.WHICH,): """
        what have we achieved so far; what's been; what isn't; what is not; what's not; what remains; is anything;
        anything; are some; is there any; is there anything; do any; does any; have any; has any; how many indicators;
        how many kpis; how many of the indicators; how many targets; how many goals; which; which one; which ones; any;
        are there any; what else; whats; what is; what are; what have we; what has been; what did we; what have been;
        what was; what were
    """,
    (Cue.WHICH, Cue.GENERIC): """
        how many indicators; how many kpis; how many metrics; whichever indicator; whichever kpi; whatever indicator;
        whatever kpi; which indicator; which indicators; which kpi; which kpis; which metrics; which measures;
        what indicator; what indicators; what kpi; what kpis; what metrics; what measures; any indicators; any kpis
    """,
    (Cue.ALL, Cue.GENERIC): """
        all indicators; all the indicators; every indicator; all kpis; all the kpis; all metrics; each indicator
    """,
    (Cue.LISTING, Cue.GENERIC): """
        support goal; supports goal; contribute to goal; contributes to goal; falls under; fall under; falls within;
        comes under; list of indicators; list of kpis; indicator list; kpi list
    """,
    (Cue.LISTING,): """
        file; whatever you have on; the lot; keep tabs on; tracking all; inventory; rundown of all; read out;
        name every; tell all; reel off; list out; jot down all; put together a list; put in table; as table;
        in one table; table form; tabulate; itemised; itemized; names and figures; overview list; itemise; itemize;
        run through; go through; roster; catalogue; catalog; index; directory; bullet list; bullet points; lay out;
        name them; give the names; which exist; exist; list; lists; listing; enumerate; show all; give all; list all;
        name all; full list; complete list
    """,
    (Cue.ALL,): """
        all; every; everything; each; entire; whole
    """,
    (Cue.SUMMARY,): """
        short version; quick version; brief version; long version; version of progress; consolidated; elevator pitch;
        abridged version; thumbnail; thumbnail sketch; helicopter view; 360; macro view; top line; topline view;
        lie of the land; lay of the land; where we all stand; how did we do overall; whole situation; whole status;
        whole progress; whole condition; entire situation; all situation; all indicators situation;
        how did first plan go; kind of situation; headline message; main message; sum total; one paragraph; cliff notes;
        cliffsnotes; crib sheet; readout; read-out; temperature check; health check; stocktake; stock-take; stocktaking;
        sum it up; sum up; summing up; sum things up; sum everything up; overall view; overall score; overall situation;
        overall results; overall performance; general status; general progress; general state; general situation;
        global picture; global overview; status overview; progress overview; total progress; whole plan; entire plan;
        full picture; complete picture; as an overview; broad view; bottom line; main points; key points; key takeaways;
        takeaways; gist; outline; briefing on everything; all together; altogether; collectively; combined; aggregate;
        aggregated; roundup of; one-pager; executive summary; high level; high-level; topline; status report;
        progress report; state of the union; how we are doing; how are we faring; where are we overall;
        how's everything; hows everything; how is it going; how are things looking; how's it going; how goes it;
        how goes the plan; overall; overall progress; overall status; summary; summaries; summarise; summarize;
        summarised; summarized; overview; recap; wrap up; roundup; round-up; big picture; bigger picture; at a glance;
        snapshot; general picture; overall picture; generally; as a whole; across the board; bird's eye view; dashboard;
        digest; highlights; tldr; tl; dr; in a nutshell; nutshell; all in all; whole picture; state of play;
        how are we doing; how are things; how are things going; how is the city doing; how is the plan going;
        how is it all going; how is everything going; where do we stand overall; general overview; report card;
        scorecard
    """,
    (Cue.PROGRESS,): """
        panning out; pan out so far; panned out so far; rag status; rag rating; traffic light; achievement situation;
        achievement condition; achievement degree; degree achieved; progress condition; progress situation;
        progress degree; progress made; achieved percent; percent complete; percentage complete; percentage done;
        percent done; how many percent achieved; how many percent complete; favorably; favourably; smoothly; smooth;
        well or not; along road; far along road; along way; along the way; down path; road to target; winning; losing;
        flop; flopped; flopping; tanking; tanked; bombing; bombed; fizzled; fizzling; fizzling out; took off;
        taking off; take off; bear fruit; bearing fruit; pay off; paying off; paid off; hit it off; hit home; thriving;
        flourishing; floundering; languishing; stagnating; stagnant; holding its own; holding their own;
        hanging in there; under target; near target; thumbs; worth its salt; doing its job; running well; run well;
        run smoothly; go well; gone well; went well; go smoothly; going smoothly; gone smoothly; went smoothly;
        going ok; going okay; going alright; under control; up to snuff; getting there slowly; come together;
        coming together; been coming; working out; worked out; panned out; stack up; stacks up; stacking up; measure up;
        measures up; rate against; matched up; cutting it; cut it; good shape or; bad shape; prog; perf;
        getting somewhere; getting anywhere; gaining ground; well underway; underway; under way; picking up;
        moved forward; come far; on the right track; right track; right direction; hitting its marks; up to standard;
        up to scratch; up to par; meet expectations; lived up; nearly there; almost there; there yet; half way; halfway;
        made headway; making headway; making progress; made progress; advancement; momentum; fulfilling; delivering;
        realisation; realization; reached so far; achieved so far; done so far; accomplished so far; degree of progress;
        extent; extent achieved; to what extent; to what degree; degree; proceed; proceeding; proceeds; as expected;
        progressing as expected; progress rate; rate of progress; progress percentage; progress ratio; tracking;
        back on track; fast enough; quickly enough; progress; progresses; progressing; progressed; progression;
        achievement; achievement rate; achievement level; achievement status; achievement ratio; achievement percentage;
        percent achieved; percentage achieved; rate of achievement; degree of achievement; level of achievement;
        attainment; attainment rate; completion; completion rate; complete; completed; how far; how far along;
        how far are we; far along; further along; along; coming along; come along; getting along; doing; faring; fare;
        fares; standing; stand; stands; where do we stand; performing; performance; perform; performs; advance;
        advancing; advanced so far; moving; moving forward; moving along; move forward; shaping up; pace; on pace;
        on schedule; as planned; according to plan; keeping up; keep up; keeping pace; failing; fail; failed;
        struggling; improving well; headway; fulfilled; fulfilment; fulfillment; realised; realized; accomplished;
        accomplishment; doing well; going well; ahead; ahead of schedule; ahead of pace; behind; behind schedule;
        delayed; progres; percent of target; percent of the way
    """,
    (Cue.HOW,): """
        feeling now; how feeling; what feeling; fare thus far; what's good with; whats good; what gives; what the score;
        what's the score; what's the story; what story; low-down on; latest state; present situation; present state;
        present status; present condition; present position; present standing; current position; current standing;
        current situation; current condition; how things; in what state; in what condition; what kind of state;
        what kind of situation; what state; what condition; what situation; how did; how goes things; how we doing;
        we good; all good; so good; any good; is good; decent; disappointing; satisfying; proud of; up with;
        going on with; going on; holding up; shaping; shape is; look these days; looking these days; any luck;
        any movement; any change on; anything new on; news on; news about; tell me about; info on; information on;
        details on; details about; report on; brief me on; update me on; updates on; rundown on; rundown of;
        situation now; condition now; conditions; shape; mood; latest news; developments; story; status quo; what about;
        state right now; results; outcome; outcomes; pulse; vibe; assessment; evaluation; what the deal; what deal;
        where are we; where we are; where things stand; where do things stand; where do we stand; where it stands;
        where does it stand; where it is at; where are things; succeed; succeeding; success; successful; looking good;
        looking bad; look bad; bad; poorly; terribly; badly; okay; ok; alright; worry; worried; concerned; score;
        scores; better; worse; status; state; situation; condition; how is; how are; how's; how goes; how about;
        what's up with; what is up with; how does it look; look like; looking; looks; going; how it goes; position;
        update; news; picture; current state; result; results so far; standing; level; levels; monitoring;
        state of affairs; what's happening; happening
    """,
    (Cue.TARGET,): """
        supposed to end up; supposed to end up with; meant to end up; meant to end up with; meant; meant to have;
        meant to do; meant to get; meant to become; meant to offer; meant to run; meant to hold; due to have;
        due to reach; supposed to have; supposed to do; supposed to offer; supposed to be running; promise; promised;
        promises; what promised; pledge; pledged; pledges; vow; vowed; commitment; commitments; committed; commit;
        pencilled in; penciled in; earmarked; slated; foreseen; foresaw; envisaged; envisioned; stipulated; laid down;
        prescribed; chasing; chase; gunning; gunning for; shoot for; hope to reach; hoped to reach; hope to have;
        hoping to reach; hoping to have; want to hit; wanted to reach; wanted to have; wanted to hit; intend to have;
        intend to reach; intended number; intended value; intended figure; desired number; desired value;
        desired figure; desired level; ideal number; goal number; goal line; finish line; number to hit;
        number to reach; figure to hit; figure to reach; number to beat; expected to have; expected to reach; be after;
        bar set; aimed at; have set; set down; set out; signed up to reach; landing point; destination value;
        final value wanted; want to end up; want it to be; want them to be; want to be; wanted to get; should have;
        should there be; should we have; should it be; must have; should get to; supposed; supposed to get;
        supposed to hit; meant to hit; supposed to reach; meant to reach; meant to be; aimed for; shooting for; want to get to; tgt; trgt; what should;
        targeting; targeted; do we want; do we aim; would we like; want to have; we want; target; targets; target value;
        target figure; target number; target values; target year; target level; goal; goals; goal value; objective;
        objectives; aim; aims; aimed; aiming; aiming for; aspiration; ambition; aspire; quota; supposed to be;
        planned value; planned number; benchmark; want to reach; want to achieve; trying to reach; trying to achieve;
        strive; striving; kgi; plan to reach; should reach; need to reach; need to be; need to go; how low; how high;
        endpoint
    """,
    (Cue.AGAINST,): """
        closer target; closest target; nearer target; nearest target; closer; closest; relative to promised;
        relative to what was promised; against promise; against promises; versus promise; against commitment;
        against pledge; against expectations; versus expectations; against schedule; versus plan; vs plan;
        relative to plan; compared to plan; compared with plan; compared with goal; in relation to target;
        in relation to plan; in light of target; measured against target; measured against plan; measured against goal;
        next to target; versus what was planned; share of target; part of target; percent of plan; fraction of target;
        fraction of goal; against objective; versus objective; against aims; against ambition; against yardstick;
        against benchmark; against target; against the target; against its target; against their target;
        against targets; against the goal; against its goal; against our target; against goal; against plan;
        compared compared to the target; compared to target; relative to target; relative to the target;
        relative to goal; versus target; vs target; vs the target; vs goal; versus goal; distance to target;
        difference between target and actual; gap between target and actual;
        difference from target;
        distance from target; gap to target; gap to the target; target gap; close to target; close to the target;
        close to the goal; how close; far from target; far from the target; far from goal; how far from;
        percent of target; percent of goal; target versus actual; target vs actual; actual vs target;
        actual versus target; towards target; towards the target; toward the target; towards goal; towards the goal;
        toward goal; on pace with; on track for; on track to; on track
    """,
    (Cue.ACTUAL,): """
        tally at present; hard number; hard numbers; hard figure; hard figures; cold hard number; raw count; real count;
        as we speak; head count; reality; in reality; real result; measured result; true figure; true number;
        actual state of number; at last count; last count; last reported; last recorded; last measured; last figure;
        last number; most recent data; most recent count; newest figure; newest number; achieved number; achieved value;
        result value; result number; result figure; actual; actuals; actual value; actual figure; actual number;
        actual figures; actual result; actual results; current value; current figure; current number; current count;
        current total; current level; current rate; latest value; latest figure; latest number; latest count;
        latest result; latest data; latest actual; most recent figure; most recent value; most recent number;
        recent figure; recorded value; measured value; real number; real figure; present value; value now; number now;
        so far; up to now; as of now; raw number; raw figure; real value
    """,
    (Cue.QUANTITY,): """
        how many; how much; how large; how big; how often; how many times; how many people; what percentage;
        what percent; what share; what proportion; what number; what amount; what is the rate; what rate
    """,
    (Cue.VALUE, Cue.FRAME): """
        figures; figure; value; values; stat; stats; what is; what was; whats; what are; what were
    """,
    (Cue.RECENT,): """
        ytd; curr; now; right now; current; currently; today; latest; most recent; newest; recent; these days;
        at the moment; as of today; nowadays; up to date; last known
    """,
    (Cue.BASELINE,): """
        reference figure; reference number; reference level; base year value; base year figure; first value;
        first figure; first number; first reading; earliest value; earliest figure; earliest number; orig value;
        orig figure; orig number; original level; original position; original state; starting position; starting state;
        starting line; start line; start point; start figure; start number; start level; opening value; opening figure;
        opening number; opening balance; base number; base level; base data; basis value; base point; base reading;
        point zero; year zero; plan started; plan start; plan starts; start of plan; beginning of plan; plan began;
        plan begins; plan launched; plan kicked off; launch of plan; kick off; kickoff; kick-off; kicked off; start out;
        started out; starting out; start off; started off; set off; set off from; ground zero; square one;
        before we got going; before we started; before we began; pre-plan; pre plan; value before; figure before;
        number before; as of start; at start time; time of start; where it all began; where it began; where it started;
        where did it start; where did it begin; where did we begin; where we started; where we began; baseline;
        baselines; baseline value; baseline figure; baseline year; base line; base value; base year; base figure;
        initial value; initial figure; initial number; initial; initially; starting value; starting point;
        starting figure; starting number; starting level; start value; original value; original figure; original number;
        originally; reference value; reference year; point of departure; at the start; at the beginning;
        in the beginning; where did we start; start from; started from; start at; started at; began at; begin at;
        began with; start with; started with; started; start; starting; began; at the outset; outset; before the plan;
        before the plan started; when the plan started; when the plan began; beginning
    """,
    (Cue.TREND,): """
        tendency; tendencies; increasing tendency; decreasing tendency; year-wise; yearwise; year wise; year after year;
        year upon year; year by year figures; years' figures; creep; creeping; creeping up; creeping down; tail off;
        tailing off; tailed off; taper; tapering; tapering off; tapered; level off; levelling off; leveling off;
        levelled off; leveled off; plateau; plateaued; plateauing; flat; flatlining; flatlined; flat-lining; upward;
        downward; upwards; downwards; uptick; downtick; upswing; downswing; inching; inching up; edging; edging up;
        edge up; edged up; ticking up; ticked up; picking up over; picked up over; pick up over; snowballing;
        snowballed; mushroom; mushroomed; balloon; ballooned; ballooning; dwindle; dwindled; dwindling; transition;
        transitions; transit; movement of number; movement over; movements; move over; figures by year; numbers by year;
        values by year; annual series; full series; whole series; complete series; data series; data points; datapoints;
        all years; all the years; every year you have; each year you have; past to present; oldest; chronological;
        chronologically; chronology; retrospective; look back; looking back; back then until now; then and now;
        since day one; since plan started; since plan began; since we started; historic; historically; track record;
        backstory; back story; back data; archive; moved over; momentum over; went; gone; pattern; path so far; climb;
        climbed; climbing; shrink; shrunk; shrinking; soared; plunged; jumped; dipped; dip; slump; surge; spiked; shift;
        shifted; shifts; swing; compared to last year; compared with last year; versus last year; vs last year;
        than last year; since last year; since the beginning; since the start; previous year; prior year; prior years;
        years past; past; annually; yearly; line chart; bar chart; sparkline; figures over; numbers over; ups and downs;
        progression over; trend; trends; trending; time series; timeseries; history; historical; historical data;
        historical figures; historical values; over time; over the years; over the year; over the past years;
        over the last years; over years; through the years; year by year; year-by-year; year on year; year-on-year;
        year over year; yoy; from year to year; per year; each year; every year; yearly figures; annual figures;
        annual values; annual development; changed; change; changes; changing; evolve; evolved; evolution; evolving;
        develop; developed; developing; development; developments; grow; grew; grown; growing; growth; increase;
        increased; increasing; increases; decrease; decreased; decreasing; decline; declined; declining; rise; rose;
        risen; rising; fall; fell; fallen; falling; drop; dropped; dropping; gone up; gone down; going up; going down;
        go up; go down; went up; went down; up or down; chart; graph; plot; curve; timeline; time line; trajectory;
        so far each year; since; in past years; past figures; past values; past years; previous years; earlier years;
        last few years; recent years; across the years; series; improve; improved; improving; worsened; worsening;
        deteriorated; fluctuate; fluctuated; moved; course of the years
    """,
    (Cue.OUTLOOK,): """
        points per year; points a year; points each year; percentage points per year; more points; extra points;
        any hope; is there hope; any chance; is there any chance; is there a chance; what are the odds;
        what are the chances; how many short; how much short; how far short; many short; many to go; much to go;
        left to go; still to go; yet to go; still to come; gap left; gap to close; gap to fill; gap to bridge;
        close the gap; bridge the gap; within sight; over the line; get over the line; cross the line;
        cross the finish line; on course to reach; on course to hit; back on course; back on schedule; reckon it will;
        wind up; winds up; winding up; come good; ever get; ever reach; ever hit; ever make it; ever get there; be done;
        be finished; keep this up; keeps this up; keep it up; keeps up like this; carry on as they have;
        carry on like this; go on like this; goes on like this; goes on this way; continue like this; continue as now;
        continues as now; if nothing changes; nothing changes; as things stand; as it stands; present trend;
        current trend; on present trends; on current trends; on current form; at present rate; at present speed;
        at the rate we are going; at the rate we're going; rate we are going; how fast must; how quickly must;
        how fast does; how quickly does; how fast do; how fast should; must each year; must every year;
        every year how much must; need to add; needs to add; have to add; has to add; need to gain; still lack;
        still lacks; still lacking; do we lack; still want; are wanting; room left; runway; runway left; headroom;
        time left; years left; how many years; how many years until; how many years will; bound to reach;
        bound to make it; bound to miss; doomed; stand a chance; stands a chance; a snowball's chance; hopeless;
        in danger of missing; bet on; foregone conclusion; crystal ball; prognosticate; speculate; best guess;
        educated guess; can achieve; can be achieved; can be reached; can reach; can attain; can make; able to reach;
        able to achieve; able to make; possible to achieve; possible to reach; possible to make; impossible;
        impossible to reach; unlikely; unreachable; unattainable; unachievable; out of reach; realistic chance;
        remaining how many; how many remaining; remaining number; remaining amount; remaining distance; foresee;
        foreseeable; expecting; anticipate; anticipated; anticipation; prospects for reaching; pan out; end up; ends up;
        ending up; turn out; turns out; lacking; distance left; work left; left to do; gap remaining; remaining gap;
        what remains; feasibility; plausible; doable; pull off; pull it off; managing; catch up; catching up; recover;
        turnaround; make the target; make the goal; make target; make goal; future; down the road; coming years;
        years ahead; next years; long run; long term; in the long run; look ahead; looking ahead; going to look;
        deadline; before 2030; before the deadline; enough time; time enough; too late; how much further;
        how much longer; have to go; have to fall; have to rise; needs to rise; need to fall; needs to fall;
        need to rise; need to grow; needs to grow; must fall; must rise; have to grow; need to increase;
        needs to increase; need to decrease; needs to decrease; do we need; need each year; we need per year;
        are needed; per year do we need; fast enough to; could we still; can we still; can still; still possible;
        outlook; forecast; forecasts; forecasted; projection; projections; projected; predict; predicted; prediction;
        prognosis; expected; expect; expectation; expectations; likely; likelihood; chance; chances; odds; probability;
        possible; possibly reach; feasible; realistic; realistically; achievable; attainable; reachable; within reach;
        at this pace; at this rate; at the present pace; at the current pace; at the current rate; at present pace;
        current pace; present pace; this pace; this rate; at current speed; at this speed; if this continues;
        if things continue; if we continue; keep going like this; make it; making it; get there; getting there;
        how much more; how many more; how many per year; needed per year; required per year; needed each year;
        required pace; needed pace; pace needed; pace required; needed to reach; required to reach; needed to hit;
        need per year; needed; required; remaining; remain; left; still missing; still needed; shortfall; estimated;
        estimate; arrival; arrive; arrives; eta; how soon; how long until; how long will it take; how long before;
        what year will; run rate; extrapolate; extrapolated; extrapolation; heading; headed; going forward; ahead of us
    """,
    (Cue.FUTURE,): """
        going to be; going to make; going to reach; going to hit; going to meet; going to get; going to achieve; will;
        will it; will we; can we; can it; can they; gonna; expected to; likely to; shall; are we able to; bound to;
        manage; manages; managing to
    """,
    (Cue.WHEN,): """
        when; what year; which year; in what year; in which year; what time
    """,
    (Cue.ARRIVE,): """
        reach; reaches; hit; hits; meet; meets; achieve; achieves; attain; attains; arrive; accomplish; fulfil; fulfill;
        reaching; hitting; meeting; achieving; attaining; meeting its target
    """,
    (Cue.ARRIVE, Cue.PROGRESS): """
        reached; met; achieved; attained; accomplished; fulfilled; completed; satisfied; exceeded; surpassed;
        target reached; target met; target achieved; did we reach; have we reached; have we met; have we hit;
        did we hit; did we meet; have we achieved; did we achieve; meeting the target; hitting the target;
        meeting target; hitting target; reaching the target; meeting its goal; meeting our target; achieving its target;
        achieving the target; meeting our goal; is it met; is it reached; is it achieved
    """,
    (Cue.NOTE,): """
        review note; review notes; review comment; review comments; review remark; review remarks; reviewer comment;
        reviewer comments; reviewer note; reviewer remarks; review text; evaluation comment; evaluation comments;
        evaluation note; evaluator comment; they write; they wrote; did they write; did they say; plan write;
        plan writes; what write; written there; written down; write there; going to be done; being done about;
        be done about; done about; do about; doing about; does the city do about; plan to fix; fix; corrective;
        corrective action; corrective actions; corrective measures; remedial; remedial action; remedial measures;
        next round; next stage; coming term; coming period; coming plan; follow-on plan; follow on plan;
        follow-up plan; second stage; stage two; phase two; phase ii; round two; carry on in second; kept up in second;
        retain; retained; discontinued; discontinue; scrapped; scrap; abandoned; phased out; what becomes;
        passage on; appraisal; appraisals; self-assessment; self assessment; self-evaluation;
        mention in the report; says about; said about; written about; write about; explanation given; stated; statement;
        observation; observations; caveat; caveats; footnote; footnotes; second-term; second term; second plan;
        second period; next-term; keep doing; keep going with; drop it; included in the second; measures planned;
        action planned; actions; response; respond; remedy; remedies; countermeasures; improvement measures;
        going to change; revision; revisions; revising; treat; treats; treated; note; notes; noted; remark; remarks;
        remarked; comment; comments; commented; commentary; annotation; annotations; special mention; special remarks;
        special notes; noteworthy; notable; particulars; next plan; the next plan; successor plan; new plan;
        following plan; next term; next period; next phase; future plan for; carried over; carry over; carried forward;
        continue; continued; continues; reflected; reflect; reflection; reflects; how is it reflected; follow up;
        follow-up; countermeasure; policy; policies; plan to do; planned to do; plan do; what is planned; planned;
        planning; what will be done; what do we plan; handled; handle; revised; revise; what happens; going to do;
        next step; way forward
    """,
    (Cue.WHY,): """
        holding back; held back; hold back; keep back; keeping back; stands in way; stand in way; obstacle; obstacles;
        hurdle; hurdles; stumbling block; stumbling blocks; barrier; barriers; hindrance; hindering; hinder; hinders;
        hamper; hampering; hampers; impediment; impediments; bottleneck; to blame; culprit; culprits; blame; blamed;
        what gives; for what reason; on what grounds; grounds; on account of what; owing to what; because of what;
        what led; led to; what lies behind; lies behind; what brought; brought about; what accounts; attributable;
        attributed; what's up with low; wherefore; how is it that; how can it be that; how did it come to; come about;
        came about; happen that; go down drain; down drain; tank; fail so badly; drop off; dropped off; drop-off;
        how so; behind this; what explains; explains; what drives; drivers; driver; factor; factors; root cause;
        reasoning; rationale; justification; excuse; what happened; what's wrong; whats wrong; went wrong; what makes;
        what made; why; how come; reason; reasons; reason why; cause; causes; caused; explanation; what caused;
        what is behind; due to what; what went wrong; what is wrong; negative; minus; below zero
    """,
    (Cue.AUDIT,): """
        when you compute; when you recompute; when you calculate; when you recalculate; when compute; when computed;
        when recomputed; when recalculated; when recalculate; if you recompute; if you recalculate; if recalculated;
        if recomputed; re-calculate; re-calculated; re-compute; part ways; parts ways; part company; hold water;
        holds water; errors of calculation; calculation mistake; calculation mistakes; mathematical error;
        mathematical errors; arithmetic error; arithmetic errors; arithmetical; number crunching; crunched right;
        crunched; announced achievement rate; announced rate; announced rates; announced figure; announced figures;
        announced percentage; announced percentages; announced value; announced values; official percentage;
        official percentages; official rate; official rates; official achievement rate; official achievement rates;
        official number; official numbers; reconcile published; cooked; cook the books; doctored; massaged; embellished;
        fabricated; falsified; tampered; plausibility check; plausibility; second look at percentages;
        quality assurance; qa; integrity check; data quality; data integrity; inconsistent with the formula;
        against the formula; by the formula; recomputed; recomputation; recalculation; can't be reproduced;
        cannot be reproduced; fail to reproduce; does not add up; doesn't add up; not add up; fact check; fact-check;
        factcheck; sanity check; consistency check; arithmetic; maths; math; sums; miscalculated; miscalculation;
        miscalculations; misreported; misstatement; published wrongly; wrongly published; printed wrong;
        printed wrongly; wrong in the report; rounding; rounded; reported percentage; reported percentages;
        reported figures; stated percentages; discrepant; irregularities; irregularity; anomaly; anomalies; flaw; flaws;
        faulty; inaccuracy; inaccuracies; inaccurate; erroneous; error check; proof; proofread; quality check;
        own calculation; own calculations; recompute and compare; computed versus published; published versus computed;
        published and computed; computed and published; compare published; cross-verify; double checked; audit; audits;
        discrepancy; discrepancies; inconsistency; inconsistencies; add up; adds up; adding up; tally up; recompute;
        recalculate; recalculated; recalculating; recheck; double check; double-check; cross-check; cross check;
        crosscheck; reconcile; reconciled; published figure; published figures; published value; published values;
        published percentage; published percentages; published numbers; published number; published rate;
        published rates; published achievement; published achievement rate; figures numbers published; printed figure;
        printed figures; printed percentage; printed percentages; official figure; official figures;
        officially published; published; misprint; misprints; calculation error; calculation errors; typo in the report;
        errors in the report; mistakes in the report; correctly calculated; calculated correctly; computed correctly
    """,
    (Cue.PUBLISHED,): """
        published
    """,
    (Cue.MISMATCH,): """
        kosher; legit; legitimate; above board; aboveboard; bona fide; messed up; mess up; screw up; screwed up; screwy;
        botch; botched; bungled; garbled; muddled; amiss; awry; astray; check out; checks out; hold water; trusted;
        trust; be trusted; believable; credible; credibility; sound; valid; error-free; free of errors; without errors;
        free from error; free of mistakes; flawless; dead right; fit; fits; fitting together; slip-up; slip up;
        slip-ups; goof; goofs; blunder; blunders; howler; howlers; boo-boo; snag; bug; bugs; discord; at odds;
        out of line; out of whack; out of sync; off kilter; suspicious; questionable; doubtful; dubious; bogus; typo;
        typos; glitch; glitches; slip; slips; oddity; oddities; outlier; outliers; incorrectly; mistaken; miscounted;
        fudged; off by; misleading; dodgy; fishy; unreliable; trustworthy; reliable; accuracy; correctness; validity;
        off; right; wrongly; conflict; conflicts; conflicting; contrast; deviating; diverge; diverges; divergence; gap;
        gaps; unequal; equal; true; false; hold up; holds up; make sense; makes sense; tally; tallies; square; squares;
        correspond exactly; line up; lines up; coincide; coincides; accord; accords; inconsistent; reproduce;
        reproduced; reproducible; reproducing; verify; verified; verification; validate; validated; contradictory;
        contradiction; contradictions; contradict; contradicts; disagree; disagrees; agree; consistent; consistency;
        mismatch; mismatches; mismatched; differ; differs; different; difference; differences; wrong; error; errors;
        mistake; mistakes; correct; correctly; incorrect; match; matches; matching; deviate; deviates; deviation;
        accurate
    """,
    (Cue.SOURCE,): """
        percentages; percentage; achievement rates; achievement figures; rates; data; table; tables; document; report;
        reports; computed; compute; computation; calculated; calculate; calculation; calculations; figures; official;
        printed; sheet; our own; ours; numbers; published
    """,
    (Cue.FRAME, Cue.SOURCE): """
        report; reports; sheet; official; document; calculation; calculate; calculated; computed; say; says
    """,
    (Cue.HELP,): """
        how can you be used; how are you used; how is this used; how do i talk to you; how do i query;
        what can you be used for; what are you good for; use you; use this; use this bot; use this thing; ask you stuff;
        teach me usage; teach usage; way to use; way of use; how to use you; what type; what should i type;
        what do i type; what do i say; what do i write; what shall i ask; what am i supposed to ask;
        what is there to ask; what all can you do; what all can i ask; show me around; ropes; show me the ropes;
        learn the ropes; give me a tour; quick tour; orientation; walkthrough; walk-through; user manual; manual;
        handbook; cheatsheet; faq please; need a hand; hand; lost here; completely lost; don't know what to ask;
        don't know how to use; do not know what to ask; not sure what to ask; no idea what to ask; unsure what to ask;
        understand nothing; don't understand anything; dont understand anything; i don't get it; beginner's guide;
        beginners guide; quick start; quickstart; menu; main menu; options; what options; list of questions;
        possible questions; possible commands; typical questions; sample queries; example queries; questions you answer;
        questions can you answer; questions do you answer; questions can you handle; questions do you handle;
        questions you can answer; questions are possible; topics can you; topics do you cover; this bot about;
        bot all about; bot about; how can you help; how may you help; how can i get; what is possible; what's possible;
        what things can; abilities; functionality; functions of this bot; what do you offer; support me; assist;
        assistance; assist me; onboarding; instructions please; usage examples; usage example; usage guide; quick guide;
        how do i start; how do i begin; where do i start; where do i begin; how to start; what now; faq; what can i do;
        what can i do here; what can i find; what can i see; what can be asked; what info; what information; what data;
        show commands; list commands; introduction; intro; help; help me; usage; instructions; user guide; tutorial;
        how to use; how do i use; how can i use; how does this work; how does this bot work; how do you work;
        what can you do; what can you tell me; what do you know; what can i ask; what can i ask you; what could i ask;
        what should i ask; what may i ask; what questions; what kind of questions; what sort of questions;
        which questions; what are you; who are you; what is this; what is this bot; what do you do; example question;
        example questions; sample question; sample questions; questions i can ask; questions can i ask; examples;
        example; samples; commands; command; features of the bot; capabilities; getting started; get started;
        what can this bot do; what does this bot do; introduce yourself; i am lost; i'm lost; i am stuck; stuck;
        how do i ask; how to ask; how should i ask; what to ask; what can you answer; what can you help; can you help
    """,
    (Cue.DEFINE,): """
        meaning; definition; define; what is meant; what does it mean; meant by; how does it work; how do they work;
        work; works; kind of town; kind of city; what is it about; about; content; contents; all about; like
    """,
    (Cue.WHERE,): """
        where; wheres; whereabouts
    """,
    (Cue.RANKING,): """
        rank em; rank em all; rank them; rank all; rank everything; rank order; order of achievement; order of progress;
        order of success; order of performance; arrange in order; arranged in order; highest first; best first;
        worst first; lowest first; biggest first; largest first; first to last; worst to best; high to low; low to high;
        pecking order; standings; rank; ranks; ranked; ranking; rankings; order; ordered; sort; sorted; league table;
        from best to worst; from highest to lowest; top to bottom; leaderboard
    """,
    (Cue.MOST,): """
        most; the most
    """,
    (Cue.GOOD,): """
        best; good; highest; leading; high; strongest; successful; progress; advanced; further along; furthest along;
        progressed; ahead; furthest ahead; farthest along; doing well; well; closest to target; closest to its target;
        closest to the goal; furthest; progressing
    """,
    (Cue.BAD,): """
        bad; low; worse; weak; poor; little; least; problematic; worrying; alarming
    """,
    (Cue.BEST,): """
        success story; success stories; a success story;
        star pupil; star performer; top performer; front runner; frontrunner; poster child; crown jewel;
        star performers; star; top scorer; best results; best result; best score; best scores; standout; stand-out;
        stand out; stands out; standing out; shining; shines; shine; front-runner; pride; proudest; proud of;
        most proud; champion; winner; winners; killing it; crushing it; smashing it; nailing it; rocking it; rock star;
        on fire; excelling; excel most; most good; come furthest; came furthest; gone furthest; got furthest;
        furthest towards target; nearest target; nearest to target; nearest its target; ahead of pack; leads pack;
        lead pack; leading pack; top of class; top of the class; poster boy; jewel in crown; golden child;
        greatest success; biggest success; biggest successes; biggest win; highest score; highest scoring;
        highest achieving; high achiever; highest achievement; highest rate; highest rated; top rated; gold medal;
        number 1; most promising; healthiest; smoothest; most favorable; most favourable; most smooth; most smoothly;
        best; top; highest; leading; strongest; number one; most successful; most advanced; most progress;
        most progressed; furthest along; farthest along; furthest ahead; farthest ahead; furthest; further ahead;
        farthest; best performing; best-performing; best performer; best performers; top performing; top performers;
        closest to target; closest to its target; closest to the goal; doing best; does best; doing the best;
        first place; overachiever
    """,
    (Cue.WORST,): """
        sucks most; sucks the most; suck the most; stinks the most; most embarrassing; weakest link; problem child;
        ugly duckling; worst offender; worst offenders; offender; offenders; dragging us down; drags us down;
        drag us down; dragging down most; dragging most; letting us down most; lets us down most; ashamed; most ashamed;
        shameful; weakest links; weak link; bottom of class; bottom of the class; wooden spoon; basket case;
        black sheep; most bad; poorest result; poorest results; worst result; worst results; worst score; lowest score;
        lowest scoring; lowest result; lowest rate; lowest rated; lowest achievement; lowest achieving;
        biggest disappointment; most disappointing; disappointment; biggest failure; greatest failure; biggest flop;
        biggest problem; biggest worry; biggest headache; sore spot; sorest; worst shape; least successful; least good;
        dead last; last of all; bringing up rear; problem case; embarrassment; most hopeless; sickest; most severe;
        most serious; severest; ugliest; direst; most dire; underdog; dud; duds; lemon; worst; bottom; lowest; weakest;
        least; poorest; least progress; least progressed; least advanced; worst performing; worst-performing;
        worst performer; worst performers; underperforming most; last place; laggard; laggards; doing worst; does worst;
        doing the worst; at the bottom; farthest from target; furthest from target; furthest from its target;
        furthest from the goal; most critical; most problematic; most worrying
    """,
    (Cue.FURTHEST,): """
        biggest laggard; laggard; biggest laggards; laggards; lagging the most; lags the most; lags most;
        trailing the most; latest behind; greatest lag; biggest lag; largest lag; longest lag; lags furthest;
        lags behind most; lagging behind most; behind most; behind the most; most behind pace; most behind plan;
        most behind target; most off schedule; fallen furthest; fallen furthest behind; fallen most behind;
        fell furthest behind; slipped most; slipped furthest; biggest shortfall; largest shortfall; greatest shortfall;
        widest gap; greatest gap; biggest backlog; furthest adrift; farthest adrift; most adrift;
        furthest from schedule; furthest from pace; furthest off pace; farthest off pace; slowest progress;
        slowest progressing; slowest moving; slowest of all; furthest behind; farthest behind; furthest behind schedule;
        farthest behind schedule; furthest behind pace; most behind; most behind schedule; most delayed;
        most overdue most; lagging most; lagging furthest; biggest delay; largest delay; greatest delay; longest delay;
        slowest; most late; far behind; furthest back; biggest gap; largest gap; furthest off track; most off track;
        most off pace; falling behind most
    """,
    (Cue.IMPROVED,): """
        got better most; gotten better most; getting better most; better most; became better most; came on most;
        come on most; came along most; biggest leap; greatest leap; biggest leaps; leap forward; greatest strides;
        biggest strides; strides; most headway; biggest advance; greatest advance; advanced most; advanced the most;
        progressed most; progressed the most; moved most; moved forward most; jumped most; jumped the most;
        jumped up most; increased most; increased the most; grown most; grown the most; most growth; greatest growth;
        biggest growth; most grown; highest growth; stepped up most; turned around most; biggest turnaround;
        biggest comeback; gained ground most; most progress since; largest growth; largest rise; largest jump;
        greatest gain; greatest gains; greatest increase; greatest rise; greatest progress since; biggest improver;
        top improver; best improver; improver; improvers; most improved; improved most; improved the most;
        biggest improvement; largest improvement; greatest improvement; best improvement; most improvement;
        improving most; improving the most; improving fastest; fastest improving; fastest growing; grew most;
        grew the most; rose most; rose the most; biggest gain; biggest gains; largest gain; biggest jump;
        largest increase; biggest increase; gained most; gained the most; made the most progress since; biggest rise;
        biggest progress; improved; improvement; gains; climbed most; biggest mover; biggest riser
    """,
    (Cue.ACHIEVED,): """
        done and dusted; ticked off; tick off; crossed off; in the bag; cleared; cleared their target;
        cleared its target; cleared target; nailed; smashed; cracked it; made it; made their target; made its target;
        made target; past finish line; crossed finish line; home and dry; wrapped up; goal achieved; goal met;
        goal reached; goals achieved; goals met; goals reached; hit their goal; met their goal; reached their goal;
        fulfilled their goal; hundred percent; a hundred percent; full marks; mission accomplished; achieving;
        overachieving; over-achieving; overperforming; over-performing; outperforming; already there;
        fulfilled their target; on or above target; above target; over target; beyond target; past target; hit 100;
        at or above target; beat its target; beat their target; beat the target; beaten; crossed the line;
        over the line; successes; success stories; achieved; met; reached; completed; complete; fulfilled; accomplished;
        attained; exceeded; surpassed; achieved their target; achieved its target; achieved the target;
        met their target; met its target; met the target; reached their target; reached its target; reached the target;
        hit their target; hit its target; hit the target; hit; done; finished; target achieved; target met;
        target reached; successful; 100%; 100 percent; over 100%; above 100%; have we met; have we achieved;
        have we reached; did we meet; did we achieve; did we reach; already achieved; fully achieved
    """,
    (Cue.ON_TRACK, Cue.PROGRESS): """
        as they should; as it should; as we should; moving along; as intended; as hoped; as foreseen; as scheduled;
        as projected; as designed; as promised; as agreed; without hitch; without delay; without trouble;
        like clockwork; up to speed; in the green; good news; where they should be; where it should be;
        where they ought to be; where it ought to be; healthily; in rude health; safely on track; comfortably;
        progressing favorably; progressing favourably; progressing smoothly; advancing smoothly; advance smoothly;
        advancing well; proceed smoothly; proceeding smoothly; going to plan; go to plan; gone to plan; went to plan;
        ahead of plan; ahead of target; ahead of time; ahead of the curve; line with the plan; in line with plan;
        without problems; performing well; well performing; strong performers; running smoothly; progressing as planned;
        keeping pace; looking good; looks good; unproblematic; satisfactory; sound; solid progress; good progress;
        healthy progress; on track; on pace; on schedule; going well; doing well; progressing well; as planned;
        according to plan; in good shape; green; doing fine; going fine; ahead of schedule; ahead of pace
    """,
    (Cue.LATE, Cue.PROGRESS): """
        cause for concern; give cause for concern; concern us; causing concern; cause concern; below par; sub-par;
        subpar; not up to scratch; not up to par; underwhelming; underwhelm; bad news; in difficulty; in trouble;
        having trouble; in danger zone; need help; need push; need boost; need support; need watching; need action;
        needs action; needs help; needs push; not performing; not moving; not where they should be;
        aren't where they should be; isn't where it should be; limping; limping along; crawling; crawling along;
        dragging; dragging feet; dragging their feet; creaking; wobbling; wobbly; shaky; sickly; ailing; anaemic;
        anemic; dismal; miserable; abysmal; pathetic; woeful; lamentable; unsatisfactory; unsatisfying; inadequate;
        insufficient; lets us down; letting us down; let us down; going nowhere; go nowhere; getting nowhere;
        standstill; ground to a halt; bogged down; not so hot; not so great; not smooth; not smoothly; not favorable;
        not well; keep us up at night; keep me up at night; red flags; red flag; alarm bells; hot spots; pain points;
        pain point; underachieving; under-achieving; lacklustre; lackluster; sluggish; faltering; slipping behind;
        slipping; below pace; below expectations; below target pace; poorly performing; badly performing; scoring low;
        low scoring; low-scoring; troubled; trouble spots; problem areas; problem indicators; laggards; not keeping up;
        off schedule; running late; running behind; way behind; well behind; badly behind; seriously behind;
        far behind schedule; need work; needs work; concerning ones; worrying ones; bottlenecks; weak spots;
        weak points; weaknesses; shortfalls; underperformers; not doing so well; not so good; not good; not great;
        behind; behind schedule; behind pace; behind target; behind plan; falling behind; fallen behind; fell behind;
        fall behind; lag; lags; lagging; lagging behind; lagged; late; delayed; delay; delays; off track; off-track;
        off pace; off course; slow; slower; slow going; stalled; stalling; stuck; struggling; underperforming;
        under-performing; not on track; isn't on track; are not on track; aren't on track; not on pace; not on schedule;
        not going well; not doing well; doing badly; doing poorly; going badly; problematic; need attention;
        needs attention; red; overdue; trailing; failing; fail; not progressing; poor; poorly; weak; concerning;
        worrying
    """,
    (Cue.SLIGHTLY, Cue.PROGRESS): """
        slightly behind; a little behind; somewhat behind; a bit behind; just behind; slightly behind schedule;
        slightly late; slightly delayed; a bit late; a little late
    """,
    (Cue.REGRESSING, Cue.PROGRESS): """
        went wrong way; going wrong way; gone wrong way; go wrong way; wrong way; wrong direction; worse off;
        worse than start; worse than at start; worse than before; worse than baseline; worse than beginning;
        worse than when started; going downhill; gone downhill; went downhill; downhill; sliding back; slid back;
        slide back; slipped back; slipping back; lost ground; losing ground; lose ground; backslid; backsliding;
        below where they started; below where we started; below where it started; below start; below starting point;
        below starting value; fallen back; fell back; falling back; in reverse; retrograde; become worse; became worse;
        becoming worse; getting worse and worse; turned sour; turned for worse; shrinking instead;
        regressing; regress; regressed; regression; moving backwards; moving backward; going backwards; going backward;
        gone backwards; went backwards; moved backwards; backwards; backward; worsened; worsening; getting worse;
        got worse; gotten worse; deteriorating; deteriorated; declining; declined; below baseline; below the baseline;
        below their baseline; below its baseline; under the baseline; negative progress; negative achievement; reversed;
        reversing; slipping
    """,
    (Cue.MISSED, Cue.PROGRESS): """
        we blow; blew; blown; blow it; never made it; didn't make it; did not make it; not made it; haven't made it;
        not make it; came up short; come up short; coming up short; undershot; undershoot; didn't hit; did not hit;
        haven't hit; not hit; never reached; never met; never hit; never achieved; never got there; went unmet;
        gone unmet; bit the dust; flunked; flunk; bombed out; off the mark; wide of the mark;
        fail to reach; fail to meet; fail to achieve; fail to hit; failed to hit; did we fail to reach; fails to reach;
        missed; miss; missed their target; missed its target; missed the target; missed target; missed targets;
        failed to reach; failed to meet; failed to achieve; failed; not met; did not meet; didn't meet; did not reach;
        didn't reach; did not achieve; didn't achieve; not reached; fell short; fall short; falling short; fallen short;
        unmet; unachieved; unsuccessful; unsuccessfully; short of target; short of their target; short of the target
    """,
    (Cue.OPEN, Cue.PROGRESS): """
        not achieved; not yet achieved; not met yet; not yet met; not reached yet; not yet reached; have not achieved;
        haven't achieved; haven't met; haven't reached; have not reached; have not met; still open; outstanding;
        unfinished; incomplete; not done; not completed; not finished; yet to be achieved; yet to be met; yet to reach;
        still short; still to be achieved; remaining; pending; ongoing
    """,
    (Cue.UNCLEAR,): """
        not available; unavailable; without data; missing data; without target; without a target;
        have has lack a target; lacking a target; cannot be assessed; can't be assessed; not assessable; not assessed;
        unknown status; undetermined; cannot be computed; can't be computed; without a baseline
    """,
    (Cue.ENVIRONMENT,): """
        kankyo dimension; kankyou dimension; kankyo side; kankyo indicators; kankyou indicators; green dimension;
        environmental front; environmental domain; environmental category; environment category; environment pillar;
        environment side; environment field; environment area; environmental ones; climate dimension;
        ecological dimension; ecology; environment; environmental; environmental dimension; environment dimension;
        environmental side; environmental pillar; environmental area; environmental field; environment-related;
        ecological; environmental aspect; environmental aspects
    """,
    (Cue.ECONOMY,): """
        keizai dimension; keizai side; keizai indicators; economic front; economic domain; economic category;
        economy category; economy pillar; economy side; economy field; economy area; economic ones;
        economy; economic; economical; economic dimension; economy dimension; economic side; economic pillar;
        economic area; economic field; economy-related; economic aspect; economic aspects
    """,
    (Cue.SOCIETY,): """
        shakai dimension; shakai side; shakai indicators; social front; social domain; social category;
        society category; society pillar; society side; society field; society area; social ones; societal dimension;
        societal side; society; social; societal; social dimension; society dimension; social side; social pillar;
        social area; social field; social aspect; social aspects
    """,
}
