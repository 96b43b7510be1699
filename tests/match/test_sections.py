"""How far a heading reaches, and what speaks against it within its section."""

import pytest

from service.match.engine import read_posting
from service.match.engine.sentences import sentences
from service.match.model import RequirementKind
from tests.match.people import job


def standing(description: str) -> list[tuple[str, str]]:
    """What a posting asks for, in its order, each required, preferred or named among the duties."""
    asks = read_posting(job(description, title="Worker")).asks
    return [(ask.name, "required" if ask.required else "duty" if ask.duty else "preferred") for ask in asks]


def kinds(description: str) -> list[tuple[str, str]]:
    """The sentences of a posting with their kinds."""
    return [(sentence.text, sentence.kind.value) for sentence in sentences(description)]


@pytest.mark.parametrize(
    "line",
    [
        "Salary: £60,000",
        "Pay: $38 an hour",
        "Compensation: competitive",
        "Gehalt: 60.000 €",
        "Rémunération : 45 k€",
        "Salario: 30.000 €",
        "Salário: R$ 9.000",
    ],
)
def test_a_line_about_pay_speaks_for_itself_alone(line: str) -> None:
    first = f"{line}\n\nYou work with Django.\nYou must have 5+ years of Java."
    between = f"Requirements\n- Python\n{line}\n- SQL"

    assert standing(first) == [("5+ years of Java", "required"), ("Java", "required")]
    assert standing(between) == [("Python", "required"), ("SQL", "required")]


def test_a_heading_that_ran_into_its_text_speaks_for_what_follows() -> None:
    text = (
        "Must-Have Skills : Experience with Java. Nice-to-Have Skills : Experience with Kubernetes. "
        "Understanding of Terraform."
    )

    assert standing(text) == [("Java", "required"), ("Kubernetes", "preferred"), ("Terraform", "preferred")]


@pytest.mark.parametrize(
    "line",
    [
        "See also our EEO Policy and Salesforce in it.",
        "If you need accommodation at any stage of the recruitment process, please tell us.",
        "Questions about recruitment go to our HR team.",
        "Acme does not discriminate on the basis of race, disability or genetic information.",
    ],
)
def test_what_closes_a_posting_asks_for_nothing(line: str) -> None:
    assert standing(f"Requirements\n- Python\n- {line}") == [("Python", "required")]


def test_below_a_line_of_offers_that_ends_the_wishes_nothing_is_a_wish_by_place() -> None:
    text = "Requirements\nPython\nBenefits: a pension\nSalesforce in every team\nGo is required"

    assert kinds(text)[1:] == [
        ("a pension", "benefits"),
        ("Salesforce in every team", "other"),
        ("Go is required", "required"),
    ]


@pytest.mark.parametrize(
    ("offers", "wish"),
    [
        ("Benefits\n- Free tea", "You must have a driving licence and know Java."),
        ("Wir bieten\n- Obst", "Java ist zwingend erforderlich."),
        ("Nous offrons\n- Du thé", "Java est indispensable."),
        ("Ofrecemos\n- Fruta", "Se requiere Java."),
        ("Oferecemos\n- Frutas", "Java é obrigatório."),
    ],
)
def test_what_is_demanded_in_so_many_words_is_a_wish_below_offers_too(offers: str, wish: str) -> None:
    assert ("Java", "required") in standing(f"{offers}\n- Excel\n{wish}")
    assert "Excel" not in dict(standing(f"{offers}\n- Excel\n{wish}"))


@pytest.mark.parametrize(
    "heading",
    [
        "Perks & Benefits",
        "🚀 What we can offer you",
        "Why you'll love working here",
        "Was wir dir bieten",
        "Deine Vorteile bei uns",
        "Ce que nous vous offrons",
        "¿Qué te ofrecemos?",
        "O que oferecemos a você",
        "3. How we work",
        "Unser Team",
        "Life at Larkfield",
    ],
)
def test_a_marked_heading_ends_the_wishes_whatever_it_says(heading: str) -> None:
    text = f"## Requirements\n- Python\n\n## {heading}\n- Salesforce and React courses\n- Become fluent in French"

    assert [name for name, how in standing(text) if how == "required" and "French" not in name] == ["Python"]


@pytest.mark.parametrize(
    "heading",
    [
        "Strong candidates may also have:",
        "## Ideal experience (nice-to-have)",
        "Desirable criteria",
        "## Bonus skills & extra points",
        "Das wäre wünschenswert:",
        "Vos atouts en plus :",
        "También se valorará:",
        "Será um diferencial se você tiver:",
    ],
)
def test_what_would_only_be_nice_is_told_by_the_words_of_its_heading(heading: str) -> None:
    assert standing(f"Requirements\n- Python\n\n{heading}\n- Kubernetes") == [
        ("Python", "required"),
        ("Kubernetes", "preferred"),
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "What we'd love you to bring:",
        "You may be a good fit if you:",
        "## Our requirements for this role",
        "Who are we looking for?",
        "Das solltest du mitbringen:",
        "Wen wir suchen",
        "Quel est le profil idéal ?",
        "¿Qué buscamos en ti?",
        "Que experiência você tem?",
    ],
)
def test_what_is_required_is_told_by_the_words_of_its_heading(heading: str) -> None:
    assert standing(f"## About us\nWe bake bread.\n\n{heading}\n- Kubernetes") == [("Kubernetes", "required")]


@pytest.mark.parametrize(
    "heading",
    ["Some of the things you'll do", "## Deine Aufgaben bei uns", "Vos principales missions :", "Tareas del puesto:"],
)
def test_duties_are_told_by_the_words_of_their_heading(heading: str) -> None:
    assert kinds(f"Requirements\n- Python\n\n{heading}\n- Bake bread")[-1] == ("Bake bread", "duties")


def test_a_heading_below_another_and_one_that_says_nothing_known_leave_the_section_as_it_was() -> None:
    below = "## Requirements\n### Backend\n- Python\n### Storage\n- PostgreSQL\n## Harbour\n- Slack"
    among_duties = "## Your tasks\n### Ovens\n- Bake bread\n## Shop\n- Sell bread"
    unmarked = "Requirements\nSQL dialects such as:\n- MySQL\n- Oracle"

    assert [kind for _, kind in kinds(below)[1:]] == ["required", "required", "required", "other", "other"]
    assert {kind for _, kind in kinds(among_duties)} == {"duties"}
    assert {kind for _, kind in kinds(unmarked)} == {"required"}


@pytest.mark.parametrize(
    ("wish", "name"),
    [
        ("Dental assistant certification and X-ray licence", "X-ray"),
        ("2+ years of experience in health insurance claims processing", "Insurance claims"),
        ("Experience managing hotel accommodation and the front desk", "Reception"),
        ("Experience in payroll, the 401k plan and Excel", "Excel"),
        ("Must pass a background check and hold a CDL", "CDL"),
        ("Clean background check and a valid driving licence", "Driving licence"),
        ("Erfahrung in Gehalt und Vergütung, SAP HCM", "SAP HCM"),
        ("Expérience dans une mutuelle, maîtrise d'Excel", "Excel"),
        ("Experiencia en seguro médico y Excel", "Excel"),
        ("Experiência em plano de saúde e Excel", "Excel"),
    ],
)
@pytest.mark.parametrize("heading", ["Requirements", "Nice to have"])
def test_a_trade_may_be_about_what_others_offer_or_declare(heading: str, wish: str, name: str) -> None:
    assert name in dict(standing(f"{heading}\n- {wish}"))


def test_duties_may_be_about_what_others_offer_too() -> None:
    text = "Your tasks\n- Process health insurance claims\n- Plan dental hygiene\n- Teach human rights"

    assert [kind for _, kind in kinds(text)] == ["duties", "duties", "duties"]


@pytest.mark.parametrize(
    "offer",
    [
        "Dental, 401k and Excel courses",
        "We offer dental care and Excel courses",
        "Health insurance and parental leave for the Excel team",
        "We hire regardless of faith and use Excel to count",
        "Background check and drug test before the first day, noted in Excel",
        "Wir bieten Gehalt nach Tarif und Kurse in Excel",
    ],
)
def test_several_such_words_or_the_form_of_an_offer_ask_for_nothing_even_among_wishes(offer: str) -> None:
    assert standing(f"Requirements\n- Python\n- {offer}") == [("Python", "required")]


@pytest.mark.parametrize(
    ("line", "how"),
    [
        ("A driving licence and a helpful attitude", "required"),
        ("You are helpful and hold a driving licence", "required"),
        ("Driving licence, optional overtime at weekends", "required"),
        ("A driving licence is helpful", "preferred"),
        ("A driving licence would be very beneficial.", "preferred"),
        ("Driving licence helpful, but we can teach you", "preferred"),
        ("Driving licence (optional)", "preferred"),
    ],
)
def test_helpful_makes_a_wish_a_lesser_one_only_where_it_is_said_of_it(line: str, how: str) -> None:
    assert dict(standing(f"Requirements\n- {line}"))["Driving licence"] == how


@pytest.mark.parametrize(
    "line",
    [
        "Harbour Pay helps banks with Kubernetes.",
        "Harbour Pay's first product was a tool for Kubernetes, and it is still sold.",
        "At Harbour Pay, we pride ourselves on Kubernetes.",
        "Today, Harbour Pay leverages Kubernetes and sells it.",
        "Harbour Pay Labs is a team of Kubernetes people.",
        "We are a global leader in Kubernetes.",
        "As the largest port of the north, Bremen is a leading centre of Kubernetes.",
        "We maintain a drug-free workplace and perform testing with Kubernetes.",
        "Harbour Pay uses Kubernetes in its recruiting processes.",
    ],
)
def test_what_is_said_of_the_employer_asks_for_nothing_wherever_it_stands(line: str) -> None:
    asks = read_posting(job(f"Requirements\n- Python\n- {line}", title="Worker", company="Harbour Pay GmbH")).asks

    assert [ask.name for ask in asks if ask.kind is RequirementKind.SKILL] == ["Python"]


@pytest.mark.parametrize(
    "line",
    [
        "Harbour Pay is looking for people who know Kubernetes.",
        "At Harbour Pay you run Kubernetes.",
        "Harbour Pay certificate, Kubernetes",
        "Harbour Payments run on Kubernetes",
        "You are a leader in Kubernetes.",
        "Harbour Pay has an opening for somebody with Kubernetes",
        "Harbour Pay certification is mandatory, Kubernetes is a plus",
        "At Harbour Pay, the Software Engineer will build services on Kubernetes",
        "Bei Harbour Pay ist Kubernetes Pflicht, denn wir entwickeln damit",
        "Three years of Kubernetes in a company that is a leader in its field",
        "Kubernetes is the leading platform of the team, Nomad the second",
        "The right person is a proven leader with Kubernetes",
        "Act as a leader in Kubernetes",
    ],
)
def test_what_an_employer_seeks_is_asked_for_though_its_name_comes_first(line: str) -> None:
    asks = read_posting(job(f"Requirements\n- Python\n- {line}", title="Worker", company="Harbour Pay GmbH")).asks

    assert "Kubernetes" in [ask.name for ask in asks]


@pytest.mark.parametrize(
    ("employer", "line", "name"),
    [
        ("SAP", "SAP FI/CO and ABAP development is part of the job", "ABAP"),
        ("Docker", "Docker and Kubernetes are essential", "Kubernetes"),
        ("C", "C++ is essential, Python is a plus", "C++"),
        ("Experience", "Experience with Python is essential", "Python"),
        ("Indeed", "Indeed, Python is essential", "Python"),
        ("Group", "Group leadership and Python are essential", "Python"),
        ("Acme", "Acme does not provide visa sponsorship", "Permission to work"),
        ("Acme", "At Acme, travel is up to 50% of the time", "Travel (50%)"),
        ("Acme", "At Acme, our working language is English", "English"),
    ],
)
def test_an_employer_named_like_a_thing_hides_no_wish_and_no_condition(employer: str, line: str, name: str) -> None:
    asks = read_posting(job(f"Requirements\n- {line}", title="Worker", company=employer)).asks

    assert name in [ask.name for ask in asks]


@pytest.mark.parametrize("line", ["About two years in our industry", "Inside sales", "Über unsere Systeme hinaus SAP"])
def test_a_wish_that_begins_like_such_a_heading_is_none(line: str) -> None:
    assert kinds(f"Requirements\nPython\n{line}\nSQL")[-1] == ("SQL", "required")


@pytest.mark.parametrize(
    "line", ["Investigate phishing with Splunk", "Detect fraudulent payments in SQL", "FLSA rules in Workday"]
)
def test_the_work_may_be_about_what_notices_are_about(line: str) -> None:
    assert kinds(f"Requirements\n- {line}") == [(line, "required")]


@pytest.mark.parametrize("heading", ["About Acme", "Why Acme", "About the Business Unit", "Über Acme", "Sobre Acme"])
def test_a_line_that_names_the_employer_heads_what_is_said_of_it(heading: str) -> None:
    assert kinds(f"Requirements\n- Python\n{heading}\nKubernetes runs the shop.") == [
        ("Python", "required"),
        (heading, "about"),
        ("Kubernetes runs the shop.", "about"),
    ]


def test_about_before_a_number_heads_nothing() -> None:
    assert kinds("Requirements\n- Python\nAbout 5 years of Java") == [
        ("Python", "required"),
        ("About 5 years of Java", "required"),
    ]


def test_a_heading_that_lost_its_line_break_still_heads_what_follows() -> None:
    flat = (
        "What You’ll Do Design build systems. What We’re Looking For Experience building CI/CD. "
        "Nice to Have Experience with Redis. Exposure to Karpenter. About Us We run a bank. "
    )

    assert [(one.kind.value, one.text) for one in sentences(flat + " We like it." * 40)][:5] == [
        ("duties", "Design build systems."),
        ("required", "Experience building CI/CD."),
        ("preferred", "Experience with Redis."),
        ("preferred", "Exposure to Karpenter."),
        ("about", "We run a bank."),
    ]


def test_headings_are_found_within_a_text_that_has_no_full_stops() -> None:
    skills = " ".join(f"Skill{chr(97 + at % 26)}{chr(97 + at // 26)}" for at in range(60))
    flat = f"Must Have {skills} Nice to Have Docker Kubernetes"

    assert [one.kind.value for one in sentences(flat)] == ["required", "preferred"]


def test_the_words_of_a_heading_within_a_sentence_head_nothing() -> None:
    plain = "You will love what you will do here. It is nice to have Docker experience, and what we offer Anna is you."

    assert all(one.text != "Docker experience" for one in sentences(plain))
    assert len(sentences(plain)) == 2


@pytest.mark.parametrize(
    "prose",
    [
        "Our Mission Control software is built in Python. You need Java experience.",
        "Our Benefits Platform runs on Java, so experience with Java is needed.",
        "Total Rewards Managers own the models. Python is required.",
        "To Apply Kubernetes at scale you need Python.",
    ],
)
def test_a_name_that_begins_as_a_heading_heads_nothing(prose: str) -> None:
    flat = f"{prose} {'We build ships and repair them in all weathers. ' * 10}"

    assert sentences(flat)[0].text.startswith(prose.split(". ", maxsplit=1)[0].rstrip("."))


def test_an_item_of_a_list_is_no_heading_of_the_next() -> None:
    listed = "Requirements:\n- Python\n- Preferred Experience Working with Kubernetes\n- Java\n- Rust"

    assert ("Rust", "required") in standing(listed)


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("The ideal candidate will:", "required"),
        ("The successful candidate should:", "required"),
        ("You offer", "required"),
        ("Person specification", "required"),
        ("Even better if you have:", "preferred"),
        ("What would make you stand out", "preferred"),
        ("What sets you apart", "preferred"),
        ("On t’offre :", "benefits"),
        ("Tu gagnes", "benefits"),
        ("On vous offre", "benefits"),
    ],
)
@pytest.mark.parametrize("sign", ["", "## "])
def test_a_heading_is_known_by_its_words(heading: str, kind: str, sign: str) -> None:
    assert kinds(f"About us\nWe are Acme.\n\n{sign}{heading}\n- Java")[-1] == ("Java", kind)


@pytest.mark.parametrize(
    "line",
    ["Benefits include dental and a gym.", "Our benefits package includes a gym.", "Nos avantages comprennent :"],
)
def test_a_line_that_begins_to_list_what_is_offered_leaves_the_wishes(line: str) -> None:
    text = f"Requirements\n- Python\n{line}\n- Excel lessons\n\nNice to have\n- SQL"

    assert standing(text) == [("Python", "required"), ("SQL", "preferred")]
