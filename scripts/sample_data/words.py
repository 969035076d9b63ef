"""The words that the sample data is made of: all people and companies are invented.

The SQL knows each constant as a variable of the same name in lower case. `share` says
how often a row is drawn, `fit` (0 to 3) how well it suits what the invented vendor
acme.example sells. `acts` has what visitors do.
"""

from typing import Any

from .text import table, words


def titles(text: str) -> list[dict[str, Any]]:
    """Job titles, fewer at the top; English ones are the same for women (`f`)."""
    shares = {"c_level": 1, "vp": 1, "director": 2, "manager": 2, "individual": 4}
    return [
        {"f": row["m"], **row}
        for row in table(text)
        for _ in range(shares[row["level"]])
    ]


FIRST_FR_F = words("""Amélie Anaïs Camille Célia Chloé Clémence Élodie Éva Françoise
    Inès Jeanne Léa Lucie Maëlle Manon Noémie Océane Sarah Solène Zoé""")
FIRST_FR_M = words("""Adrien Aurélien Benoît Cédric Damien Élie Étienne François Gaël
    Hugo Jérôme Joël Léo Loïc Mathéo Maxime Noël Raphaël Sébastien Théo""")
FIRST_EN_F = words("""Abigail Aoife Chloe Daisy Eleanor Emily Freya Grace Hannah Isla
    Jessica Molly Niamh Olivia Priya Ruby Siân Sophie Zara Zoë""")
FIRST_EN_M = words("""Aidan Amir Callum Daniel Dylan Ethan Finn George Harry Jack Liam
    Marcus Noah Oscar Owen Rhys Ryan Samuel Seán Tomás""")
LAST_FR = words("""Bélanger|Blanchard|Bœuf|Chevalier|Cœurdevey|Côté|Delaunay|Dupré|Faÿ|
    Ferré|Garçon|Gérard|Guérin|Hébert|Lacœuille|Lefèvre|Le Goff|Lemaître|Mercier|Moreau|
    Noël|Pélissier|Prévost|Renaud|Saint-Léger|Tessier|Thévenet|Vallée|d'Arc""")
LAST_EN = words("""Abbott|Ashdown|Bellamy|Brontë|Byrne|Carver|Crosby|Doyle|Ellery|
    Fairweather|Garside|Hartley|Ingham|Jessop|Kavanagh|Lockwood|MacAlister|Núñez|
    O'Rourke|Pryce|Quigley|Radcliffe|Sharma|Smith-Hale|Tindall|Vickers|Yates""")

TITLES_FR = titles("""
f                           | m                          | department | level      | fit
Directrice marketing        | Directeur marketing        | marketing  | director   | 3
Directrice commerciale      | Directeur commercial       | sales      | director   | 3
Directrice générale         | Directeur général          | executive  | c_level    | 3
PDG                         | PDG                        | executive  | c_level    | 2
Gérante                     | Gérant                     | executive  | c_level    | 2
Vice-présidente ventes      | Vice-président ventes      | sales      | vp         | 3
Responsable CRM             | Responsable CRM            | marketing  | manager    | 3
Responsable marketing       | Responsable marketing      | marketing  | manager    | 3
Responsable des ventes      | Responsable des ventes     | sales      | manager    | 3
Cheffe de produit           | Chef de produit            | marketing  | manager    | 2
Chargée de marketing        | Chargé de marketing        | marketing  | individual | 1
Chargée d'affaires          | Chargé d'affaires          | sales      | individual | 1
Commerciale                 | Commercial                 | sales      | individual | 1
Directrice des opérations   | Directeur des opérations   | operations | director   | 2
DSI                         | DSI                        | it         | director   | 1
Responsable informatique    | Responsable informatique   | it         | manager    | 1
Développeuse                | Développeur                | it         | individual | 0
DAF                         | DAF                        | finance    | director   | 1
Directrice financière       | Directeur financier        | finance    | director   | 1
Comptable                   | Comptable                  | finance    | individual | 0
Acheteuse                   | Acheteur                   | purchasing | individual | 0
Responsable achats          | Responsable achats         | purchasing | manager    | 1
Assistante de direction     | Assistant de direction     | executive  | individual | 0
Chargée des œuvres sociales | Chargé des œuvres sociales | hr         | individual | 0
""")
TITLES_EN = titles("""
m                          | department | level      | fit
Chief Marketing Officer    | marketing  | c_level    | 3
CEO                        | executive  | c_level    | 2
Founder                    | executive  | c_level    | 2
Managing Director          | executive  | c_level    | 3
VP Sales                   | sales      | vp         | 3
Vice President Marketing   | marketing  | vp         | 3
Director of Marketing      | marketing  | director   | 3
Head of RevOps             | sales      | director   | 3
Marketing Manager          | marketing  | manager    | 3
CRM Manager                | marketing  | manager    | 3
Sales Operations Manager   | sales      | manager    | 3
Revenue Operations Analyst | sales      | individual | 2
Marketing Specialist       | marketing  | individual | 1
Account Executive          | sales      | individual | 1
Sales Representative       | sales      | individual | 1
COO                        | operations | c_level    | 2
Operations Coordinator     | operations | individual | 0
CTO                        | it         | c_level    | 1
IT Manager                 | it         | manager    | 1
Systems Administrator      | it         | individual | 0
CFO                        | finance    | c_level    | 1
Financial Controller       | finance    | individual | 0
Procurement Manager        | purchasing | manager    | 1
HR Manager                 | hr         | manager    | 0
""")
STUDENT_TITLES = words("""Étudiante en marketing|Stagiaire communication|
    Marketing student|Alternant marketing|Sales intern""")
CONSULTANT_TITLES = words("""Consultante indépendante|Consultant CRM|
    Consultant indépendant|Freelance marketing consultant|Management consultant""")

# What a contact is; `ghost`: nothing is known about it and it did nothing.
KINDS = words("""business*800 free*80 student*32 consultant*24 disposable*14 invalid*10
    staff*10 competitor*10 ghost*20""")
LEAD_SOURCES = words("""website*24 organic_search*20 webinar*10 trade_show*8 referral*8
    partner*6 paid_search*8 social*6 newsletter*4 cold_list*6""")
FREE = words("gmail.com outlook.com yahoo.fr orange.fr laposte.net gmx.de")
DISPOSABLE = words("mailinator.com yopmail.com jetable.org")
NOT_A_DOMAIN = words("(at)kelvalune.example|@kelvalune|@@kelvalune.example|@")
COMPETITOR_DOMAINS = words("rival-crm.example other-crm.example")
# What checks the mail of a company before its people see it.
MAIL_FILTERS = words("none*91 scanner*3 fast*3 burst*3")

# A company name is a start, an end and the word of its industry: Velmadane Logiciels.
NAME_STARTS = words("""Alvo Bréli Corva Dulmé Elvi Farol Gali Havré Istra Jorlé Kelva
    Lumé Mirvo Nérol Orlé Pavré Quéli Rivol Séla Tavré Ulmé Velma Wendo Yvré Zéphy""")
NAME_ENDS = words("bray cant dane fosse gard lune mont nox quart rive sart tane")
STEMS = len(NAME_STARTS) * len(NAME_ENDS)

INDUSTRIES = table("""
share | name                  | fr           | en       | fit
14    | software              | Logiciels    | Software | 3
12    | professional_services | Conseil      | Advisory | 3
16    | manufacturing         | Industrie    | Works    | 2
9     | finance               | Finance      | Capital  | 1
7     | media                 | Médias       | Media    | 1
12    | retail                | Distribution | Stores   | 1
8     | education             | Formation    | Academy  | 0
8     | health                | Santé        | Care     | 0
8     | construction          | Bâtiment     | Building | 0
6     | transport             | Transports   | Haulage  | 0
""")
SIZES = table("""
share | low  | high  | fit
22    | 1    | 9     | 0
32    | 10   | 49    | 1
24    | 50   | 249   | 3
14    | 250  | 999   | 3
8     | 1000 | 12000 | 2
""")
# Telephone numbers are of ranges kept free for fiction; AA and BB become digits.
PLACES = table("""
share | country | language | city          | phone
9     | FR      | fr       | Paris         | +33 1 99 00 AA BB
7     | FR      | fr       | Lyon          | +33 4 65 71 AA BB
5     | FR      | fr       | Nîmes         | +33 4 65 71 AA BB
5     | FR      | fr       | Orléans       | +33 1 99 00 AA BB
5     | FR      | fr       | Besançon      | +33 3 53 01 AA BB
5     | FR      | fr       | Saint-Étienne | +33 4 65 71 AA BB
4     | BE      | fr       | Liège         | +33 3 53 01 AA BB
3     | CH      | fr       | Genève        | +33 4 65 71 AA BB
2     | LU      | fr       | Luxembourg    | +33 3 53 01 AA BB
3     | CA      | fr       | Québec        | +1 418 555 01BB
3     | CA      | en       | Toronto       | +1 416 555 01BB
8     | GB      | en       | Leeds         | +44 20 7946 09BB
5     | GB      | en       | Bristol       | +44 20 7946 09BB
4     | IE      | en       | Dún Laoghaire | +44 20 7946 09BB
7     | US      | en       | Boston        | +1 617 555 01BB
5     | US      | en       | Denver        | +1 303 555 01BB
2     | AU      | en       | Melbourne     | +44 20 7946 09BB
1     | NZ      | en       | Tauranga      | +44 20 7946 09BB
4     | DE      | en       | Köln          | +44 20 7946 09BB
3     | ES      | en       | Málaga        | +44 20 7946 09BB
2     | SE      | en       | Malmö         | +44 20 7946 09BB
""")

CYCLE_MONTHS = [2, 3, 3, 4, 6, 12]
OPEN_STAGES = words("qualification proposal negotiation")
ADJUSTMENTS = table("""
scorecard | operation | points | days | granted_by         | reason
default   | add       | 15     | 90   | anna@acme.example  | Met at a trade show
default   | add       | 10     |      | leo@acme.example   | Asked us by telephone
          | add       | 20     | 30   | flow:spring-offer  | Answered the spring offer
          | add       | -15    |      | anna@acme.example  | Project put off by a year
default   | set_to    | 0      |      | flow:recycle       | Sent back to marketing
          | set_to    | 40     | 60   | leo@acme.example   | Start after a first call
""")


def lists() -> dict[str, Any]:
    """The constants of this file by the names that the SQL has for them."""
    return {name.lower(): value for name, value in globals().items() if name.isupper()}
