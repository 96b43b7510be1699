"""Names of countries for the codes that structured data gives."""

from service.scrape.text import key

_CODES = (
    "AE United Arab Emirates|AL Albania|AM Armenia|AR Argentina|AT Austria|AU Australia|AZ Azerbaijan"
    "|BA Bosnia and Herzegovina"
    "|BD Bangladesh|BE Belgium|BG Bulgaria|BH Bahrain|BO Bolivia|BR Brazil|BY Belarus|CA Canada|CH Switzerland"
    "|CL Chile|CN China"
    "|CO Colombia|CR Costa Rica|CY Cyprus|CZ Czechia|DE Germany|DK Denmark|DO Dominican Republic|DZ Algeria"
    "|EC Ecuador|EE Estonia"
    "|EG Egypt|ES Spain|ET Ethiopia|FI Finland|FR France|GB United Kingdom|GE Georgia|GH Ghana|GR Greece"
    "|GT Guatemala|HK Hong Kong"
    "|HN Honduras|HR Croatia|HU Hungary|ID Indonesia|IE Ireland|IL Israel|IN India|IS Iceland|IT Italy|JM Jamaica"
    "|JO Jordan|JP Japan"
    "|KE Kenya|KH Cambodia|KR South Korea|KW Kuwait|KZ Kazakhstan|LB Lebanon|LK Sri Lanka|LT Lithuania"
    "|LU Luxembourg|LV Latvia"
    "|MA Morocco|MD Moldova|ME Montenegro|MK North Macedonia|MT Malta|MX Mexico|MY Malaysia|MZ Mozambique"
    "|NG Nigeria|NI Nicaragua"
    "|NL Netherlands|NO Norway|NP Nepal|NZ New Zealand|OM Oman|PA Panama|PE Peru|PH Philippines|PK Pakistan"
    "|PL Poland|PR Puerto Rico"
    "|PT Portugal|PY Paraguay|QA Qatar|RO Romania|RS Serbia|RU Russia|RW Rwanda|SA Saudi Arabia|SE Sweden"
    "|SG Singapore|SI Slovenia"
    "|SK Slovakia|SN Senegal|SV El Salvador|TH Thailand|TN Tunisia|TR Türkiye|TW Taiwan|TZ Tanzania|UA Ukraine"
    "|UG Uganda"
    "|AD Andorra|AF Afghanistan|AO Angola|BB Barbados|BF Burkina Faso|BI Burundi|BJ Benin|BN Brunei|BS Bahamas"
    "|BT Bhutan|BW Botswana|BZ Belize|CD DR Congo|CF Central African Republic|CG Congo|CI Ivory Coast|CM Cameroon"
    "|CU Cuba|CV Cape Verde|DJ Djibouti|ER Eritrea|FJ Fiji|GA Gabon|GM Gambia|GN Guinea|GQ Equatorial Guinea"
    "|GW Guinea-Bissau|GY Guyana|HT Haiti|IQ Iraq|IR Iran|KG Kyrgyzstan|KM Comoros|KP North Korea|LA Laos"
    "|LI Liechtenstein|LR Liberia|LS Lesotho|LY Libya|MC Monaco|MG Madagascar|ML Mali|MM Myanmar|MN Mongolia|MO Macao"
    "|MR Mauritania|MU Mauritius|MV Maldives|MW Malawi|NA Namibia|NE Niger|PG Papua New Guinea|PS Palestine"
    "|SC Seychelles|SD Sudan|SL Sierra Leone|SM San Marino|SO Somalia|SR Suriname|SS South Sudan"
    "|ST São Tomé and Príncipe|SY Syria|SZ Eswatini|TD Chad|TG Togo|TJ Tajikistan|TM Turkmenistan"
    "|TT Trinidad and Tobago|VA Vatican City|XK Kosovo|YE Yemen"
    "|US United States|UY Uruguay|UZ Uzbekistan|VE Venezuela|VN Vietnam|ZA South Africa|ZM Zambia|ZW Zimbabwe"
)
_CODE_CHARS = 2  # ISO 3166-1 alpha-2
_NAMES = dict(each.split(" ", 1) for each in _CODES.split("|"))
# What pages call the countries that most postings are in, beside their English name.
_ALSO = (
    "US usa|US u s|US u s a|US united states of america|US us|GB uk|GB u k|GB great britain|GB england|GB scotland"
    "|GB wales|GB northern ireland|DE deutschland|DE alemania|DE allemagne|AT österreich|CH schweiz|CH suisse"
    "|CH svizzera|FR frankreich|FR francia|ES españa|ES espanya|ES spanien|PT portugal|IT italia|IT italien"
    "|NL nederland|NL the netherlands|NL niederlande|BE belgique|BE belgië|BE belgien|PL polska|PL polen|CZ česko"
    "|CZ czech republic|CZ česká republika|SK slovensko|DK danmark|SE sverige|NO norge|FI suomi|HU magyarország"
    "|RO românia|GR ελλάδα|BR brasil|MX méxico|PE perú|PA panamá|JP 日本|KR korea|KR 대한민국|CN 中国|UA україна"
    "|RU россия|RU russian federation|TR turkey|TR turkiye|AE uae|BG българия|HR hrvatska|EE eesti|LT lietuva"
    "|VN viet nam"
)
_BY_NAME = {key(name): code for code, name in _NAMES.items()} | {
    key(name): code for code, name in (each.split(" ", 1) for each in _ALSO.split("|"))
}


def name(country: str) -> str:
    """The country's name for a two-letter code; anything else as it is."""
    return _NAMES.get(country.upper(), country) if len(country) == _CODE_CHARS else country


def code(country: str) -> str | None:
    """The two-letter code of a country by its name or code; None for anything else."""
    if len(country) == _CODE_CHARS and country.isupper() and country in _NAMES:
        return country
    return _BY_NAME.get(key(country))
