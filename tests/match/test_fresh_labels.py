"""Years and levels of postings and titles written for this test, in five languages: read as a person reads them."""

import pytest

from service.match.engine.levels import Level, level_of
from service.match.engine.years import asked_years

SHARE = 0.95  # of the items must be read right

YEARS: list[tuple[str, list[float]]] = [
    ("You bring at least six years of experience in payroll.", [6]),
    ("7+ yrs hands-on with distributed storage", [7]),
    ("Between 2 and 4 years of experience as a pastry chef", [2]),
    ("We expect 3-6 years' experience in a hospital pharmacy.", [3]),
    ("Experience: 10 years", [10]),
    ("A minimum of eighteen months of experience", []),
    ("Five or more years leading a warehouse team", [5]),
    ("1.5 years of experience with Figma", [1.5]),
    ("Over 4 years in customer support", [4]),
    ("2 years of Go, 5 years of backend development experience", [2, 5]),
    ("More than 8 years of professional experience in litigation", [8]),
    ("Minimum 12 years of progressive experience", [12]),
    ("Two (2) to three (3) years of experience in a call center", [2]),
    ("At least 1 year working in a kitchen", [1]),
    ("Our bakery has been here for 90 years.", []),
    ("Within 2 years you will run your own store.", []),
    ("We offer a 3 year contract.", []),
    ("The pension plan vests after 5 years.", []),
    ("You are at least 21 years old.", []),
    ("Trusted by our clients for over 20 years", []),
    ("A 2-year apprenticeship programme", []),
    ("Founded 12 years ago in Porto", []),
    ("Mindestens 5 Jahre Berufserfahrung im Einkauf", [5]),
    ("Du hast 2-3 Jahre Erfahrung mit Kubernetes", [2]),
    ("Mehrjährige Erfahrung, idealerweise 4 Jahre in der Pflege", [4]),
    ("Sie verfügen über drei Jahre Erfahrung als Elektriker", [3]),
    ("Seit 30 Jahren bauen wir Brücken.", []),
    ("Vertrag befristet auf 2 Jahre", []),
    ("Au moins 3 ans d'expérience en comptabilité", [3]),
    ("Vous justifiez de 5 ans d'expérience minimum", [5]),
    ("Expérience : 2 ans", [2]),
    ("Une première expérience de deux ans en vente", [2]),
    ("Depuis 15 ans, nous formons des soudeurs.", []),
    ("Mínimo 2 años de experiencia en atención al cliente", [2]),
    ("Al menos tres años de experiencia con Java", [3]),
    ("Experiencia mínima de 4 años en logística", [4]),
    ("Desde hace 10 años somos líderes.", []),
    ("Pelo menos 5 anos de experiência em vendas", [5]),
    ("Experiência de 3 anos com Python", [3]),
    ("Mínimo de dois anos de experiência", [2]),
]

TITLES: list[tuple[str, Level]] = [
    ("Pastry Chef", Level.MID),
    ("Senior Accountant (m/f/d)", Level.SENIOR),
    ("Sr Data Engineer", Level.SENIOR),
    ("Jr. Graphic Designer", Level.JUNIOR),
    ("Junior Buyer", Level.JUNIOR),
    ("Marketing Intern (Summer)", Level.JUNIOR),
    ("Graduate Structural Engineer", Level.JUNIOR),
    ("Apprentice Electrician", Level.JUNIOR),
    ("Entry-Level Sales Representative", Level.JUNIOR),
    ("Lead Nurse", Level.LEAD),
    ("Team Lead, Customer Care", Level.LEAD),
    ("Principal Software Engineer", Level.LEAD),
    ("Staff Engineer, Payments", Level.LEAD),
    ("Staff Nurse", Level.MID),
    ("Warehouse Supervisor", Level.MANAGER),
    ("Restaurant Manager", Level.MANAGER),
    ("Engineering Manager, Search", Level.MANAGER),
    ("Product Manager", Level.MID),
    ("Senior Project Manager", Level.SENIOR),
    ("Key Account Manager", Level.MID),
    ("Head of Finance", Level.DIRECTOR),
    ("VP, People", Level.DIRECTOR),
    ("Director of Nursing", Level.DIRECTOR),
    ("Chief Technology Officer", Level.DIRECTOR),
    ("CFO", Level.DIRECTOR),
    ("Software Engineer II", Level.MID),
    ("Mechanical Engineer III", Level.SENIOR),
    ("Technician I", Level.JUNIOR),
    ("Leadership Programme Coordinator", Level.MID),
    ("Werkstudentin Controlling", Level.JUNIOR),
    ("Praktikum Personal", Level.JUNIOR),
    ("Teamleiterin Logistik", Level.MANAGER),
    ("Leitender Oberarzt", Level.LEAD),
    ("Abteilungsleiter Einkauf", Level.MANAGER),
    ("Geschäftsführerin", Level.DIRECTOR),
    ("Stagiaire en communication", Level.JUNIOR),
    ("Développeur confirmé", Level.SENIOR),
    ("Directrice des ventes", Level.DIRECTOR),
    ("Responsable de magasin", Level.MANAGER),
    ("Becario de marketing", Level.JUNIOR),
    ("Desarrollador sénior", Level.SENIOR),
    ("Gerente de tienda", Level.MANAGER),
    ("Estagiário de logística", Level.JUNIOR),
    ("Desenvolvedor Sênior", Level.SENIOR),
    ("Diretora Financeira", Level.DIRECTOR),
]


@pytest.mark.parametrize("kind", ["years", "levels"])
def test_nearly_all_are_read_right(kind: str) -> None:
    wrong: list[object] = [
        (text, expected, read)
        for text, expected in YEARS
        if kind == "years" and (read := [years.minimum for years in asked_years(text)]) != expected
    ]
    wrong += [
        (title, expected, level_of(title))
        for title, expected in TITLES
        if kind == "levels" and level_of(title) is not expected
    ]

    total = len(YEARS) if kind == "years" else len(TITLES)
    assert len(wrong) <= (1 - SHARE) * total, wrong
