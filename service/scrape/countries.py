"""Names of countries for the codes that structured data gives."""

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
    "|US United States|UY Uruguay|UZ Uzbekistan|VE Venezuela|VN Vietnam|ZA South Africa|ZM Zambia|ZW Zimbabwe"
)
_CODE_CHARS = 2  # ISO 3166-1 alpha-2
_NAMES = dict(each.split(" ", 1) for each in _CODES.split("|"))


def name(country: str) -> str:
    """The country's name for a two-letter code; anything else as it is."""
    return _NAMES.get(country.upper(), country) if len(country) == _CODE_CHARS else country
