"""What a section's heading announces, in the words people use for it."""

import pytest

from service.resumes.reader.headings import heading_kind, likely_kind

HEADINGS = {
    "work": "Work History|Positions Held|Relevant Experience|Military Service|Where I've Worked|Experience & Leadership"
    "|Historial laboral|Trayectoria profesional|Prácticas|Parcours professionnel|Stages|Beruflicher Werdegang"
    "|Berufliche Stationen|Praktika|Percurso profissional|Estágios|Esperienze lavorative|Tirocini|Arbeidsverleden"
    "|Professionele ervaring|Przebieg kariery|Historia zatrudnienia",
    "education": "Educational Background|Academic Qualifications|Higher Education|Datos académicos|Titulación"
    "|Parcours scolaire|Cursus universitaire|Akademischer Werdegang|Schulische Ausbildung|Schule und Studium"
    "|Habilitações literárias|Percorso di studi|Istruzione e formazione|Opleidingen|Studies|Studia",
    "skills": "Tech Stack|Skills & Tools|Digital Skills|Core Qualifications|Technical Profile|Languages & Frameworks"
    "|Destrezas|Conocimientos informáticos|Savoir-faire|Compétences clés|Qualifikationen|Stärken|Programmierkenntnisse"
    "|Aptidões|Ferramentas|Capacità e competenze|Competenze digitali|Computervaardigheden|Umiejętności miękkie"
    "|Narzędzia",
    "languages": "Foreign Languages|Lenguas|Langues étrangères|Fremdsprachen|Lingue straniere|Talenkennis|Języki obce",
    "certificates": "Courses & Certifications|Cursos|Formations complémentaires|Weiterbildungen|Corsi|Cursussen"
    "|Szkolenia",
    "summary": "Who I Am|Summary of Qualifications|Perfil profesional|Acerca de mí|Présentation|Persönliches Profil"
    "|Zu meiner Person|Resumo profissional|Profilo professionale|Wie ben ik|Podsumowanie zawodowe",
    "contact": "Get in Touch|Datos personales|Coordonnées|Angaben zur Person|Informazioni personali|Dane kontaktowe",
    "volunteer": "Community Involvement|Ehrenamtliches Engagement|Engagement associatif",
    "other": "Centres d'intérêt|Hobbys|Sonstiges|Mitgliedschaften|Patents",
}


@pytest.mark.parametrize(
    ("heading", "kind"), [(text, kind) for kind, texts in HEADINGS.items() for text in texts.split("|")]
)
def test_a_heading_announces_its_section(heading: str, kind: str) -> None:
    assert heading_kind(heading) == kind


@pytest.mark.parametrize(
    "text", ["Barista", "Acme Robotics GmbH", "Master of Science", "Lyon, France", "Vice President"]
)
def test_what_an_entry_is_headed_with_announces_none(text: str) -> None:
    assert heading_kind(text) is None


def test_a_heading_in_part_unknown_is_told_by_the_words_that_are_known() -> None:
    assert likely_kind("Policy Experience") == "work"
    assert likely_kind("Methodenkompetenzen") == "skills"
    assert likely_kind("Miscellanea") is None
