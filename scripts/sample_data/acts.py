"""What visitors of the invented site www.acme.example do, as tables.

`ACTIONS` are single events, `SESSIONS` are series of actions with how often each kind
of visitor (`AUDIENCES`) has them. Paths are English and French.
"""

from .text import table, words

SITE = "https://www.acme.example"

# A name in capitals stands for a list of LISTS: an event has one of its paths.
ACTIONS = table("""
action         | event_type           | channel | path_en     | path_fr
home           | page_view            | web     | /           | /fr/
about          | page_view            | web     | /about      | /fr/a-propos
blog           | page_view            | web     | BLOG        | BLOG_FR
docs           | page_view            | web     | DOCS        | DOCS_FR
story          | page_view            | web     | STORIES     | STORIES_FR
product        | page_view            | web     | PRODUCTS    | PRODUCTS_FR
pricing        | page_view            | web     | /pricing    | /fr/tarifs
demo_page      | page_view            | web     | /demo       | /fr/demo
contact_page   | page_view            | web     | /contact    | /fr/contact
webinars       | page_view            | web     | /webinars   | /fr/webinaires
careers        | page_view            | web     | CAREERS     | CAREERS_FR
account        | page_view            | web     | /account    | /fr/compte
cta            | cta_click            | web     | PRODUCTS    | PRODUCTS_FR
search         | site_search          | web     | /search     | /fr/recherche
guide          | asset_download       | web     | /resources  | /fr/ressources
signup         | newsletter_subscribe | web     | /newsletter | /fr/newsletter
webinar        | webinar_register     | web     | /webinars   | /fr/webinaires
webinar_seen   | webinar_attend       | webinar |             |
fair           | event_attend         | offline |             |
demo           | demo_request         | web     | /demo       | /fr/demo
quote          | quote_request        | web     | /pricing    | /fr/tarifs
trial          | trial_start          | web     | /trial      | /fr/essai
chat           | chat_message         | chat    | /pricing    | /fr/tarifs
social_click   | social_click         | social  | BLOG        | BLOG_FR
social_follow  | social_follow        | social  |             |
social_comment | social_comment       | social  |             |
""")
LISTS = {
    "BLOG": "/blog/first-lead-score /blog/half-life /blog/clean-data /blog/alignment",
    "BLOG_FR": "/fr/blog/premier-score /fr/blog/demi-vie /fr/blog/donnees-propres",
    "DOCS": "/docs/start /docs/rules /docs/imports /docs/api",
    "DOCS_FR": "/fr/docs/demarrer /fr/docs/regles /fr/docs/imports /fr/docs/api",
    "STORIES": "/customers/velmadane /customers/corvalune /customers/tavrequart",
    "STORIES_FR": "/fr/clients/velmadane /fr/clients/corvalune /fr/clients/tavrequart",
    "PRODUCTS": "/product/scoring /product/segments /product/reports",
    "PRODUCTS_FR": "/fr/produit/scoring /fr/produit/segments /fr/produit/rapports",
    "CAREERS": "/careers/ /careers/data-analyst /careers/sales-intern",
    "CAREERS_FR": "/fr/carrieres/ /fr/carrieres/analyste /fr/carrieres/stage-ventes",
}
ASSETS = {
    "guide": "buyers-guide roi-calculator lead-scoring-guide crm-checklist workbook",
    "webinar": "score-in-an-hour from-lead-to-deal",
    "webinar_seen": "score-in-an-hour from-lead-to-deal",
    "fair": "spring-fair autumn-fair",
}
# Each form gives two actions, <form>_start and <form>_submit.
FORMS = table("""
form       | path_en     | path_fr
contact    | /contact    | /fr/contact
demo       | /demo       | /fr/demo
quote      | /pricing    | /fr/tarifs
trial      | /trial      | /fr/essai
webinar    | /webinars   | /fr/webinaires
download   | /resources  | /fr/ressources
newsletter | /newsletter | /fr/newsletter
""")

# How often cold, warm and hot visitors, customers and job seekers have a session.
SESSIONS = table("""
cold | warm | hot | customer | seeker | actions
40   | 10   | 4   | 10       | 12     | home
34   | 16   | 4   | 8        | 16     | blog blog
8    | 10   | 4   | 2        | 4      | home blog blog story
6    | 4    | 2   | 1        | 8      | home about contact_page
8    | 6    | 3   | 2        | 6      | social_click blog
3    | 2    | 1   | 1        | 2      | social_follow
2    | 2    | 1   | 1        | 1      | social_comment
5    | 18   | 12  | 3        | 2      | home product product
1    | 12   | 14  | 1        | 0      | product product product story docs
2    | 8    | 6   | 1        | 0      | story story blog
2    | 5    | 8   | 40       | 2      | search docs docs docs
0    | 0    | 0   | 40       | 0      | account docs
1    | 5    | 18  | 3        | 0      | product cta pricing
0    | 4    | 10  | 1        | 0      | product demo_page
3    | 10   | 8   | 2        | 2      | blog download_start download_submit guide
4    | 4    | 1   | 1        | 3      | blog newsletter_start newsletter_submit signup
2    | 7    | 5   | 3        | 1      | webinars webinar_start webinar_submit webinar
1    | 5    | 5   | 2        | 1      | webinar_seen
1    | 3    | 4   | 3        | 1      | fair
2    | 3    | 2   | 0        | 3      | contact_page contact_start
0    | 1    | 4   | 0        | 0      | pricing demo_page demo_start
0    | 2    | 5   | 2        | 1      | contact_page contact_start contact_submit
0    | 1    | 5   | 2        | 0      | pricing chat
0    | 1    | 6   | 0        | 0      | pricing demo_page demo_start demo_submit demo
0    | 0    | 6   | 2        | 0      | product pricing quote_start quote_submit quote
0    | 1    | 5   | 0        | 0      | pricing trial_start trial_submit trial docs
1    | 0    | 0   | 0        | 40     | home careers careers
""")
AUDIENCES = ("cold", "warm", "hot", "customer", "seeker")

CHROME = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0"
SAFARI = "AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5"
BROWSERS = [
    f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {CHROME} Safari/537.36",
    f"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) {SAFARI} Safari/605.1.15",
    "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0",
    f"Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) {SAFARI} Mobile/15E148",
    f"Mozilla/5.0 (Linux; Android 15) {CHROME} Mobile Safari/537.36",
]
# How opens by the privacy proxy of a mail program look: this and nothing more.
PRIVACY_PROXY = "Mozilla/5.0"
SCANNERS = [
    "Mozilla/5.0 (compatible; Barracuda Sentinel)",
    "Mimecast URL scanner",
    "Proofpoint URL Defense",
]

# What a mail links to; the end of an address tells where a visitor came from.
MAIL_LINKS = words("/blog/half-life /product/scoring /customers/velmadane /pricing")
MAIL_LINKS_FR = words("""/fr/blog/demi-vie /fr/produit/scoring /fr/clients/velmadane
    /fr/tarifs""")
TAGS = words("?utm_source=search ?utm_source=partner&utm_medium=referral #top")
