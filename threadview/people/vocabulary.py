"""The few words that tell names from other words, all in lower case.

These lists are short on purpose: a thread tells more. A word that people also use in the middle of their sentences is
not taken for a name, whether it stands here or not.
"""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    """Return the words of a list."""
    return frozenset(text.split())


GREETINGS: Final = _words("""
    bravo cheers dear haha hallo hehe hello hey hi hiya lol rofl sorry thanks thx ty welcome yo
""")
"""Behind one of these a name may stand without a comma: "Hi Bob how are you"."""

OPENERS: Final = GREETINGS | _words("""
    actually again agreed ah aha alas allright alright and but calm come congrats congratulations correct done
    down easy enough evening exactly fair fast fine good great ha heh hold indeed kudos lmao man maybe morning
    my nah nice no nope not oh ok okay one oops please point precisely quite right said same so sup sure thank
    there too touché true try ugh um very wait well welp whoa wow wrong yea yeah yep yes you yup
""")
"""A text may begin with some of these before it names whom it speaks to: "Not so fast Coco,", "Well said, Ann"."""

CLOSINGS: Final = _words("""
    best bye cheers ciao cordially faithfully greetings gruß grüße kindly love regards respectfully salut
    sincerely thanks truly warmly xoxo yours
""")
"""What stands before the name at the end of a text when its author signs."""

LEADING_TO_A_NAME: Final = _words("""
    a about after against an and as at because before between by did does except for from in is like mr mrs ms
    new no not of old on or over per said saint says since sir st than that the then thing to under via was when who
    with without
""")
"""Who is named at the end of a text behind one of these is spoken of, not to."""

COMMON: Final = (
    OPENERS
    | CLOSINGS
    | LEADING_TO_A_NAME
    | _words("""
    aboard absolutely achso admin afaik all almost already also although always amazing america american
    anonymous another anybody anyhow anyone anything anyway anyways apparently april are august awesome baby
    back basically be believe besides better bless bro brother btw buddy can cannot case certainly chief christ
    clearly comment conclusion consequently considering could course curious damn darling dawg december
    definitely deleted depends despite do don dude each edit either else english especially essentially europe
    even eventually ever every everybody everyone everything example excellent fact false february fellow
    fellows few finally first firstly folks following fortunately frankly fri friday friend friends fun funny
    furthermore fwiw generally gentlemen gents get girl girls given go god gonna gosh guess guest guy guys had
    has have he hence her here hers herself him his hmm hmmm honestly honey hopefully how however i if imho imo
    important incidentally including info instead interesting interestingly ironically it its january jesus july
    june just kid kids ladies lady last lastly later least less let likewise link literally little lovely madam
    march mate may me mean meanwhile member mm mmm moderator mon monday moreover most mostly much must naturally
    neither never nevertheless next nobody none nonetheless normally nothing notice november now obviously
    occasionally october often only ordinarily originally other others otherwise ours ourselves out overall pal
    people perhaps personally plus possibly presumably pretty previously probably ps question quick quote quoted
    rather read really regarding regardless reply sadly sat saturday second secondly seems september seriously
    several she should similarly simply sister someone something sometimes somewhere son soon source
    specifically sry still strange strangely such summary sun sunday surely surprisingly take tell thankfully
    thats their them themselves therefore these they think third thirdly this those though through thu thursday
    thus till today together tomorrow tonight totally truth tue tuesday two ultimately unfortunately unknown
    unless unlike until up update us user usually we wed wednesday what whatever whenever where whereas whether
    which while why will wish within wonderful would yesterday yet your yourself
""")
)
"""No names, unless an author is called so."""

ENDINGS: Final = (
    "able",
    "ally",
    "edly",
    "ible",
    "ical",
    "ically",
    "ing",
    "ingly",
    "ious",
    "ively",
    "ment",
    "ness",
    "ously",
    "tion",
    "tions",
    "users",
)
"""Longer words with these endings are no names."""

GIVEN_NAMES: Final = _words("""
    aaron adam ahmed alan albert alejandro alex alexander alexandra ali alice alicia amanda amy ana anders andre
    andrea andreas andrei andrew andré andy angela anja ann anna anne annie anthony antoine antonio arthur
    barbara ben benjamin bernard bernd betty bill billy bob bobby boris brandon brian bruce carl carla carlos
    carol caroline catherine cathy charles charlie charlotte chris christian christina christine christoph
    christopher claire clara claudia colin craig cynthia dan daniel daniela danny dave david debbie deborah
    denise dennis derek diana diane diego dmitry don donald donna doug douglas ed eddie edward elena elizabeth
    ellen emily emma eric erik erin ernst eugene eva evan felix fernando florian francis francisco frank frankie
    franz fred frederick gabriel gary geoff george gerald gina giovanni giulia giuseppe glenn gordon graham greg
    gregory guido guillaume gustavo hannah hans harold harry heather heidi helen helga henri henry herbert
    howard hugo ian igor ingrid irene isabel ivan jacob jacques jake james jamie jan jane janet jason javier jay
    jean jeff jennifer jenny jeremy jerry jessica jill jim jimmy joan joanna joe joel johan johannes john johnny
    jon jonas jonathan jorge jose joseph josh joshua josé juan judith judy julia julian julie justin jürgen
    karen karl kate katherine kathy katie keith kelly ken kenneth kevin klaus kurt kyle larry lars laura lauren
    laurent lee leo leon leonard lewis liam linda lisa lorenzo louis louise luca lucas lucy luigi luis luke
    maggie manuel marc marco margaret maria marie mario marta martha martin mary massimo matt matthew matthias
    maurice megan melissa michael michel michelle miguel mike mohamed mohammed molly monica nancy natalie
    natasha nathan neil nicholas nick nicolas nicole nigel nina norman oleg oliver olivia oscar otto pablo
    pamela pat patricia patrick paul paula pavel pedro peggy peter petra phil philip philippe pierre rachel
    ralph raymond rebecca richard rick rob robert roberto robin roger roland ron ronald ross roy ruth ryan sally
    sam samantha samuel sandra sandy sara sarah scott sean sebastian sergei sergey sharon shawn silvia simon
    sofia sophie stefan stefano stephanie stephen steve steven stuart susan suzanne sven svetlana sylvia tanya
    ted teresa terry theo theresa thomas tim timothy tina todd tom tommy tony tracy ulrich ursula valerie
    vanessa vera veronica victor victoria vincent vladimir walter wayne wendy werner william wolfgang xavier
    yuri yves
""")
"""Given names: one of them is likely a name even where nothing else tells so."""

AMBIGUOUS: Final = _words("""
    alex ali ana don ed jean josh lee pat rob robin sam sandy
""")
"""Given names that are words as well when nobody capitalises them."""
