"""Single English words of a question's frame, separated by blanks. Nothing of a city's belongs here."""

from __future__ import annotations

# Explained, and saying nothing of what is asked for.
SAYING_NOTHING = """
seeing uptake take-up given gave chose begun caught dealt driven drove felt sent shown stood struck spoken thrown
understood laid arisen crept broken bent dug gotten hidden hung knew led lent lit shaken torn aboard afterward ago alike
almost aloud anymore anyplace anytime awhile basis behalf bulk chapter verse circumstance circumstances considerable
contrary difficult doubt doubtless dreadful duly evidence evident fact favorite favourite fear feeling fresh grand hard
heart herein indeed insofar instance intention irrespective justified knowledge longer loud luck lucky mode motion none
noone nor normal notwithstanding occasion oneself onward opposite outright pause phrase piece possibility presume
pretend pure quiet relation relative round scene seldom self sequence serious sharp sincere someday someplace spirit
strict subsequent suit surprise tend thereby tight trick truly truth ultimate unable utmost wait welcome wherein whereby
wide willing okay-ish ballpark upbeat downbeat gloomy bleak grim comforting reassuring heartening disheartening
depressing puzzling extraordinary mediocre so-so tepid lukewarm patchy mixed uneven volatile erratic constant tune
attention criterion criteria horizon span stretch batch subset fraction portion slice chunk theirs whoever whomever
tallied totted amassed accrued garnered racked chalked notched clocked amounted totalled totaled numbered numbering
envision undertake seek pursue endeavour endeavor drawback setback pitfall upside downside pros cons strength refresher
pointer hint clue inkling essence crux nub skinny cite cites cited citing charted bright gladly somebody nobody whose
whom across throughout whereas unless lah leh lor hor meh sia anot yaar ji eh kindof chap chaps gal gals gang darling
champ boss-man y'all yall innit aight word teach apprise acquaint furnish needful revert intimate earnest straight
honest frank stupid dumb silly lazy useless annoying lousy sucks qq ping pinging pinged poke nudge heads-up fwd headsup
quickie forgot forgotten draw drew drawn boast boasts equip equips shebang pitch elevator consolidated flip
overview-wise fill fills carry carries wrote written file files pencil pencilled penciled slate slated earmark earmarked
tad jot scribble scribbled bother bothering bothers trouble troubling disturb pester whatsoever therein thereof hereby
herewith heretofore viz namely muse fancy betting bet hunch gut desperate stumped lost baffled clueless swamped busy
rushed w nicely swimmingly rosy dandy stellar robust brisk healthy decent half-decent solid shape form fashion footing
rhythm matter subject case front aspect perspective viewpoint rest remainder while sake purpose interest curiosity heads
up weekend midday midyear mid-year year-end yearend month-end straightforward uncertain doubtful hopeful optimistic
pessimistic confident sceptical skeptical disappointed impressed pleased surprised confused puzzled unsure aware
familiar relevant involved responsible dear fellow folks team leader colleague intern newcomer newbie rookie beginner
layman non-expert plain-language bit-by-bit step-by-step figure-wise number-wise percentage-wise pace-wise progress-wise
target-wise wise headline-wise anywhere everywhere nowhere somewhere general accept acquire adapt adopt advise agree
announce appear apply arrange assume avoid believe bring choose classify collect combine communicate compute conclude
conduct connect consist constitute consult contribute cooperate create decide declare define demonstrate derive differ
disclose discuss distribute emerge enable encourage estimate evaluate exceed expand explore generate implement initiate
integrate intend interpret introduce investigate invite join maintain motivate obtain organise organize participate
prefer prevent proceed propose realise realize recognise recognize recommend remain remember remind replace require
resolve select specify submit succeed suffer summarise summarize suppose utilise utilize verify num nums nr qty amt yr
yrs approx est govt dept mgmt rpt req ppl clock oclock o ish folk overall soonish today bunch pile handful couple dozen
pair lots plenty amid vs whether sustainability sustainable paint turning faring support supports supporting check
checks search talk talking move rn atm tbh imo imho btw fyi lmk idk iirc afaik eod eow eom tmr tmrw mtg tho deets prob
def obvs rly thru wrt per damn heck hell bloody freaking fucking omg wtf darn blimey pronto concise concisely succinct
succinctly compact condensed holistic broader wider spot spotted flag flagged highlight highlighted detect detected
notice noticed spotting flagging keen eager anxious worried delighted grateful thankful honour honor courteous humbly
respectfully kindness obliged indebted esteemed esteem ladies gentlemen colleagues friends regarding pertaining apropos
quarter quarters half mid early latter whenever lately nowadays moment instant me us convenience accomplish advance
advances allow allows attempt await care clarify clear compile confirm confirms confirmed consider considered
considering convey deliver delivers depend depends determine discover elaborate ensure establish examine exist exists
existing express focus focused focusing follow follows followed forget gain gained gather gathered glance grab guess
hope hoping hoped identify illustrate imagine indicate indicates inform inspect involve involves keeping learn leave
mind occur outline outlined pass passed pick picked prove proves push pushing quantify raise range reckon refer refers
referring relating render repeat represent represents request requested respond retrieve return returns reveal reveals
sit sits sketch solve speak spell stay stays suggest suggests supply touch trace trust unfold unfolding vary view views
viewed wrap accurate additional adequate awful basic broad common comprehensive concrete crucial dire disappointing easy
encouraging essential exact excellent exciting extra fully final finally gradually handy huge ideal impressive initial
interesting massive mere minor modest mostly necessary nearly neat noticeable obvious obviously odd okay ongoing
ordinary original partly plain pleasant positive precise pressing primary prior probable promising proper properly rapid
rapidly rare ready reasonable remarkable respective respectively rough satisfactory satisfied seriously significant
significantly simple slight slightly smooth smoothly specifically steady steadily strange strong strongly substantial
sudden sufficient sure surprising tangible terrible thorough tiny tough typical unclear unfortunately unusual upcoming
useful usual valid visible weird worth idea ideas sense impression opinion look glimpse insight insights breakdown
rundown context clarification confirmation comparison analysis assessment evaluation milestone milestones effort journey
headline headlines bullet bullets format regular regularly formally officially publicly recently regards sincerely
mindful somehow somewhat anyhow whatever whichever wherever however nevertheless nonetheless likewise accordingly
consequently meantime regardless apart aside beyond besides except excluding excl incl concerning myself yourself
ourselves themselves itself himself herself alongside underneath within whilst lest albeit ain gon wassup sup whatcha
gotcha cmon bruh bro dude pal hun lad hiya howdy heya mornin evenin yo aye nah nope yup yea ta cheerio speed deal deals
scoop lowdown still back further between called tagged marked labelled labeled tonnes tons ton tonne offer offers
offering relate relates contributes contributing correspond corresponds pertain pertains concern concerns face faces
facing lookin doin goin u r n fast enough reply particular i my mine we ours you yours he him she her it they them this
that these those there such same other others another one ones own each every any some both either neither am is are was
were be been being isn aren wasn weren do does did done don doesn didn doing have has had having haven hasn hadn can
could cannot couldn may might must shall should shouldn would wouldn wont won ought and or but so than then as if
because since though although about into onto over under down out off via through during until till upon towards toward
among amongst respect terms regard related re against compared compare comparing what whats how hows ok yes not yeah yep
hey hi hello please pls plz plse kindly thanks thank thx ty cheers sorry excuse pardon greetings good everyone everybody
guys bot mate buddy friend sir madam tell show give gimme let get got getting gets see seen looks looking find found
checking know knows known knowing understand want wants wanted wanna wish like love need needs needed ask asked asking
wonder wondering wondered curious hear heard say says said saying explain describe describes described mention mentions
mentioned report reports reported display print read pull fetch provide share send quote quick quickly brief briefly
short shortly simply just really actually basically exactly precisely roughly approximately around maybe perhaps
possibly probably surely certainly definitely honestly frankly meanwhile anyway well also too only even already again
once twice more most less least much many lot few several bit little rather quite very pretty far long often soon later
yet ever never always sometimes usually generally normally typically else instead otherwise together information info
data detail details detailed thing things stuff term answer answers response question questions query year years yearly
fiscal annual annually fy end date previous past next following update updated updates day days month period people
someone anybody anyone anything something everything nothing make makes made making take takes taken taking took come
comes coming came go goes going gone went put puts keep keeps kept hold held run runs running ran use uses used using
turn turns turned try tries trying tried think thinks thought seem seems seemed appears appeared mean feel feels happen
happens happened become becomes became set sets setting include includes included including contain contains contained
belong belongs cover covers covered able possible available appropriate convenient appreciate appreciated glad happy
great nice wonderful perfect cool awesome fine alright true real big small high higher low lower large larger bigger
similar various certain specific main major important key different cuz coz cos gonna gotta lemme dunno kinda sorta ya
ur im ive id ill lets dont doesnt didnt cant couldnt isnt arent wasnt werent havent hasnt wouldnt shouldnt theyre youre
weve percent percentage percentages pct unit units t co asap urgent urgently hurry immediately right away way ways
manner installed registered offered provided implemented carried conducted counted measured recorded emit emits emitted
emitting linked tied mapped assigned connected associated judge judges judged assess assessed assessing thus hence
therefore furthermore moreover additionally plus above below aforementioned tomorrow morning afternoon evening tonight
monday tuesday wednesday thursday friday week weeks noon yesterday now currently present presently lol haha hmm um uh er
ah oh oi ahem wow
"""

# Verbs that say nothing of what is asked for, in all their forms; a form that stands above or below says more there.
VERBS = """
acquaint apprise assemble assure bet boast bother brainstorm bump chat click compose contact crave cite curate demystify
dig equip fancy flick furnish gauge grasp hand heed hop illuminate jot juggle kick knock log memorise memorize mess
nudge orient paste peek pencil ping poke ponder preface probe prompt quiz rattle refresh rehearse relay rewrite scan
scribble shout sift skim slate slot spill squeeze stare summon tap tidy toss translate trot tweak type unpack urge
visualise weigh whip whisper wire withdraw zoom accept achieve acquire act adapt add address adjust admit adopt advise
afford agree aim allow analyse analyze announce answer anticipate appear apply appreciate approach arrange ask assume
attach attain attempt avoid base believe belong boost break brief bring build calculate call care carry catch cause
change chase check choose claim clarify classify collect combine come comment communicate compare compile complain
complete compute concern conclude conduct confirm connect consider consist constitute consult contain continue
contribute cooperate cope correct count cover create deal decide declare define deliver demand demonstrate depend
describe design detail determine develop differ digest disclose discover discuss display distribute divide document
draft draw drive edit emerge enable encourage end enjoy ensure enter establish estimate evaluate examine exceed exist
expand explain explore express extend extract face fail feature figure file fill filter find finish fit fix focus follow
form format forward found gather generate give glance group guess guide handle happen hear help highlight hold hope
identify illustrate imagine impact implement import improve include indicate influence inform initiate inquire insert
inspect integrate intend interpret introduce investigate invite involve issue itemise join judge keep label lack launch
lead learn leave let link list listen live locate look maintain make manage mark match matter mean measure meet mention
merge monitor motivate move name need note notice notify obtain occur offer open operate order organise organize outline
own paraphrase participate pass perform phrase pick place plan point post prefer prepare present presume prevent print
proceed process produce progress promise propose prove provide publish push put qualify question quote raise rate reach
read realise realize recall receive recognise recommend record refer reflect regard relate release remain remember
remind repeat replace report represent request require research resolve respond restrict result retrieve return reveal
review revise run save say schedule scope score search see seek seem select send serve share shed show simplify solve
sort speak specify split spot stand start state stay stem step stick stop structure struggle study submit succeed suffer
suggest suit summarise summarize supply suppose surprise survey suspect take talk target teach tell tend test think
track transfer treat trigger trust try tune turn understand update upload use utilise utilize value verify view
visualize wait walk want warn watch wish wonder word work worry write
"""

# The words of the frame that are put right where they are misspelt; few, so that no other word is taken for one.
SPELT = """
progress achievement achievements status target baseline actual trend outlook forecast summary overview overall
indicator indicators environmental economic ranking published discrepancy discrepancies remark history please number
current behind schedule latest achieved progressing percentage second
"""
