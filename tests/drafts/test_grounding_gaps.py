"""What is said not to be in the résumé, what is only wished or sent along, and whose words Spanish verbs are."""

from datetime import date

import pytest

from service.drafts.grounding import Verdict, audit
from service.resumes.model import Resume, Skill, Work
from service.scrape.model import JobPosting, Workplace

RESUME = Resume(
    work=[Work(name="Almacenes Prado", position="Warehouse Clerk", start_date="2019-10", highlights=["Kept stock"])],
    skills=[Skill(name="Tools", keywords=["Excel", "SAP"])],
)
POSTING = JobPosting(title="Storekeeper", description="We ask for Excel and Terraform. Our storehouse is in Styria.")


def _verdict(text: str) -> Verdict:
    return audit(text, resume=RESUME, posting=POSTING, today=date(2026, 11, 1)).sentences[-1].verdict


@pytest.mark.parametrize(
    "gap",
    [
        "Terraform, which you ask for, does not appear in my CV.",
        "Terraform steht nicht in meinem Lebenslauf.",
        "Terraform, que vous demandez, ne figure pas dans mon CV.",
        "Terraform todavía no figura en mi currículum, y prefiero decirlo desde el principio.",
        "Terraform, on the other hand, does not appear on my résumé yet.",
        "My background does not include Terraform.",
        "Ni Terraform, ni Excel, ni Styria ne figurent pour l'instant dans mon parcours.",
        "Terraform-Kenntnisse kann ich noch nicht vorweisen.",
        "Mi trayectoria no muestra todavía Terraform.",
        "Terraform suchen Sie in meinem Lebenslauf vergeblich.",
        "You will find nothing on my résumé about Terraform.",
        "I understand that Terraform is a must, and I have no such skill to show.",
        "Je n'ai pas de tel diplôme.",
        "No tengo tal certificado.",
        "Ich habe keine solche Qualifikation.",
        "I have no experience with Terraform.",
        "I do not have experience with Terraform or Kafka yet.",
        "I have not used Terraform so far.",
        "To be honest, I lack experience with Kafka.",
        "I have to be honest, however, that I cannot show experience with Kafka.",
        "Kafka and Rust are not part of my experience.",
        "None of the certificates you name is among my qualifications.",
        "I should say plainly that I have no experience with Terraform, and never worked with Kafka.",
        "Ich habe dagegen noch keine Erfahrung mit Terraform.",
        "Erfahrung mit Kafka kann ich nicht nachweisen.",
        "Weder mit Terraform noch mit Kafka habe ich gearbeitet.",
        "Mir fehlt Erfahrung mit Kafka.",
        "Ganz offen: Terraform habe ich bisher nicht eingesetzt.",
        "Je n'ai en revanche aucune expérience de Kafka, et ni Terraform ni Styria ne figurent dans mon expérience.",
        "Je n'ai jamais utilisé Terraform.",
        "No tengo, en cambio, experiencia con Kafka ni con Terraform.",
        "Lo que no puedo ofrecer todavía es experiencia con Kafka.",
        "Nunca he trabajado con Terraform.",
        "My résumé shows neither Terraform nor any work with Kafka.",
        "Terraform, I admit, is not on my résumé.",
        "Kafka und Terraform kommen in meinem Lebenslauf dagegen nicht vor.",
        "Je dois donc reconnaître que mon CV ne fait apparaître ni Terraform, ni Kafka.",
        "Je n'ai cependant ni Terraform ni Kafka.",
        "Debo reconocer, sin embargo, que no tengo experiencia con Kafka y que en mi currículum no figura Terraform.",
        "Terraform would be new to me.",
        "Terraform, en revanche, serait nouveau pour moi.",
        "Terraform wäre für mich Neuland.",
        "Kafka, which you ask for, is not something I can point to yet.",
        "What I cannot show yet is Kafka.",
        "No he trabajado con Kafka, ni puedo aportar experiencia en Terraform.",
        "No cuento, en cambio, con experiencia en Kafka.",
        "Ich kann noch keine Programmierpraxis nachweisen.",
    ],
)
def test_what_the_resume_is_said_to_lack_is_no_claim(gap: str) -> None:
    assert _verdict(gap) is Verdict.NOT_A_CLAIM


@pytest.mark.parametrize(
    "text",
    [
        "Terraform steht noch nicht in meinem Lebenslauf, dafür Excel und SAP.",
        "Mon parcours passe par Almacenes Prado, et Terraform n'y figure pas.",
        "I have used SAP at Almacenes Prado; Terraform is not on my résumé.",
        "I worked with SAP rather than with Terraform.",
        "I kept stock at Almacenes Prado, and not in Styria.",
        "Ich arbeite mit SAP und nicht mit Terraform.",
        "I have used SAP at Almacenes Prado and have no experience with Terraform.",
        "Ich arbeite mit SAP und habe keine Erfahrung mit Kafka.",
        "Je n'ai aucune expérience de Kafka, car mes outils sont Excel et SAP.",
        "Mit Terraform habe ich nicht gearbeitet, sondern mit Excel und SAP.",
        "No he trabajado con Kafka, sino con Excel y SAP.",
    ],
)
def test_what_stands_beside_a_gap_is_read_by_itself(text: str) -> None:
    assert _verdict(text) is Verdict.SUPPORTED


@pytest.mark.parametrize(
    "claim",
    [
        "Terraform steht noch nicht in meinem Lebenslauf, dafür Kubernetes und Kafka.",
        "I have no problem with Kafka.",
        "Mit Terraform habe ich nicht gearbeitet, sondern mit Kubernetes.",
        "No he trabajado con Terraform, sino con Kubernetes.",
        "No he trabajado con Terraform, dirigí a cuarenta personas, ni puedo aportar experiencia en Kafka.",
        "Nothing about Kafka would be new to me.",
        "Kafka ist mir nicht neu.",
        "Terraform is hardly new to me.",
        "Weder Terraform noch Excel sind neu für mich.",
        "Terraform n'est guère nouveau pour moi.",
        "Terraform is not something I can point to, Kubernetes is.",
        "Ich habe Pilotenausbildung, kein Terraform.",
        "I do not live far from Styria.",
        "I no longer live in Styria.",
        "I noted and led a team of 25 people.",
        "De aquella etapa conservo un buen conocimiento de Terraform, que ustedes mencionan.",
        "C'est sur votre Terraform que je travaille depuis cinq ans.",
        "Mis premios en cirugía me convencen.",
        "Je suis médecin et prête à vous rejoindre.",
        "My surgical expertise could help you, I believe.",
        "Mir gefällt Terraform, weil ich es seit zehn Jahren nutze.",
        "I have been the mayor.",
        "Ab Mai 2020 war ich Warehouse Clerk bei Brightwater Industries.",
        "I kept stock at Google rather than at Almacenes Prado.",
        "I kept stock rather than leading 40 people at Google.",
        "I worked with Terraform rather than with Excel.",
        "I have no doubt that my Kafka skills will convince you.",
        "There is no Kafka topic I have no experience with.",
        "I have no experience gap in Kafka.",
        "I have no little experience with Kafka.",
        "I lack no experience with Kafka.",
        "I have never missed a deadline with Kafka.",
        "I have never managed fewer than 40 people.",
        "I have never worked without Kafka.",
        "I have no experience with Terraform and Kubernetes is my daily tool.",
        "I have no experience with Terraform and led ten Kafka teams.",
        "I have no experience with Terraform and ten years with Kafka.",
        "I have no experience with Terraform, having led forty people for ten years.",
        "I have no experience with Terraform because I used Kafka daily.",
        "I have no experience with Terraform (Kafka is my daily tool).",
        "I have no experience with Terraform, which my doctorate in physics makes up for.",
        "I have no experience with Terraform and speak fluent Japanese.",
        "I have no experience with Terraform from my time as a nurse.",
        "I do not have a certificate for my fluent Japanese.",
        "I have no degree beside my doctorate in physics.",
        "What I lack in Terraform experience I make up for with a doctorate.",
        "Was mir an Terraform-Erfahrung fehlt, gleiche ich mit zehn Jahren Kafka aus.",
        "Lo que me falta de experiencia con Terraform lo aporto con Kafka.",
        "Ich habe keine Erfahrung mit Terraform, weil ich täglich mit Kafka arbeite.",
        "Je n'ai aucune expérience de Terraform et parle couramment japonais.",
        "As a trained nurse I have no experience with Terraform.",
        "Als promovierter Physiker habe ich keine Erfahrung mit Terraform.",
        "Weder in meiner Promotion noch danach habe ich mit Terraform gearbeitet.",
        "In my career as head of a hospital, Terraform is not listed.",
        "Dans ma carrière d'infirmière, Terraform n'apparaît pas.",
        "I have worked with Terraform without training.",
        "Ich kenne Terraform wie kein Zweiter.",
        "Je connais Terraform comme aucun autre.",
        "Je ne peux pas nier ma maîtrise de Terraform.",
        "I have not met anyone with my Terraform skills.",
        "I work with SAP and not least as deputy head of the warehouse.",
        "I kept stock at Almacenes Prado, and not without a national award.",
        "Ich arbeite mit Excel und nicht ohne fließendes Japanisch.",
        "Trabajo con Excel y no hay semana sin reuniones en japonés.",
        "I am contacting you as a certified forklift instructor.",
        "Esperando tener noticias suyas tras mi doctorado en física.",
        "I would need no training in Kubernetes.",
        "No tengo certificado de Terraform, que uso a diario.",
        "As head of the warehouse I have not used Terraform.",
        "I use Excel rather than the machine learning models of earlier roles.",
        "I led ten teams and have no experience with Terraform.",
        "I introduced Kafka at Google and have not used Terraform.",
        "After ten years at Google I have no experience with Terraform.",
        "With years of Kafka behind me I have no experience with Terraform.",
        "A Kafka veteran, I have no experience with Terraform.",
        "I have no experience with tools other than Kafka.",
        "I do not have experience with Terraform but with Kafka.",
        "I cannot show my Kafka certificate in this form.",
        "With Kafka my experience knows no end.",
        "Ich habe nie ohne Kafka gearbeitet.",
        "Mir fehlt nichts an Erfahrung mit Kafka.",
        "Kafka-Erfahrung habe ich nicht wenig.",
        "Il ne me manque aucune compétence en Kafka.",
        "Je n'ai jamais travaillé sans Kafka.",
        "No me falta experiencia con Kafka.",
        "Terraform is not in my CV, however fluent Japanese and a doctorate are.",
        "Terraform steht nicht in meinem Lebenslauf, Kubernetes jedoch ist Routine.",
        "Terraform no figura en mi currículum, sin embargo el doctorado sí.",
        "Terraform does not appear in my CV, and Kubernetes and Kafka are daily tools.",
        "Kubernetes suchen Sie in meinem Profil nicht vergeblich.",
        "Nothing in the Kubernetes world is foreign to my experience.",
        "My background does not include just Kafka.",
        "More than Kubernetes mastery I cannot claim.",
        "I would love to discuss how my expertise in Kubernetes can help you.",
        "I am excited to apply, having led warehouses in Kubernetes.",
        "I do understand Kubernetes and its internals inside out.",
        "Me animo a decir que domino Kubernetes.",
        "Mir gefällt Kubernetes, das täglich zur Hand ist.",
        "As Head of Training at Almacenes Prado I got 40 clerks to learn Excel.",
        "Excel n'y figure pas, et mon parcours est celui de Google.",
        "Ni Terraform ni Excel ne figurent dans mon parcours, et j'ai dirigé 40 personnes chez Google.",
        "My CV does not mention that I led 40 people at Google.",
        "Terraform does not appear in my CV, but I used it at Google.",
        "Mein Lebenslauf nennt es nicht, aber ich habe Terraform eingeführt.",
        "En mi currículum no figura el premio que gané en Madrid.",
        "Mein Lebenslauf enthält nicht nur Excel, sondern auch Terraform.",
        "Mon CV n'est pas vide : dix ans chez Google et un doctorat.",
        "Terraform is not in my CV; ten years at Siemens made it second nature.",
        "Terraform no figura en mi currículum, pero tras diez años en Siemens es rutina.",
    ],
)
def test_a_claim_beside_a_gap_is_still_a_claim(claim: str) -> None:
    assert _verdict(claim) in {Verdict.UNSUPPORTED, Verdict.PARTLY}


@pytest.mark.parametrize(
    "text",
    [
        "¿Les parecería bien una llamada de quince minutos?",
        "Como piden en el anuncio, acompaño el currículum y una carta.",
        "Un saludo cordial, Íñigo Peña",
        "J'ai très envie de mettre en pratique ce que j'ai appris.",
        "An der Stelle reizt mich die Suche nach der eigentlichen Ursache.",
        "He visto la vacante de almacén que han publicado.",
        "Ich schreibe Ihnen wegen der Stelle im Lager in der Steiermark.",
        "Je me formerais volontiers à Terraform.",
        "Votre annonce cherche des magasiniers, et c'est ce qui m'a décidé à vous écrire.",
        "I am getting in touch about the opening in your storehouse in Styria.",
        "Que votre entrepôt soit en Styrie compte pour moi.",
        "Ich habe gelesen, dass Sie in Styria Verstärkung suchen.",
    ],
)
def test_what_is_asked_wished_or_sent_along_claims_nothing(text: str) -> None:
    assert _verdict(text) is Verdict.NOT_A_CLAIM


def test_spanish_verbs_without_a_pronoun_speak_of_the_employer() -> None:
    assert _verdict("Piden Excel y Terraform; yo manejo Excel y SAP.") is Verdict.SUPPORTED
    assert _verdict("Piden Excel; yo manejo Excel y Terraform.") is Verdict.UNSUPPORTED


@pytest.mark.parametrize(
    "text",
    [
        "Piden Terraform, que uso desde hace diez años.",
        "Piden Terraform y lo domino.",
        "In Ihrer Anzeige lese ich Terraform, das ich täglich einsetze.",
        "You ask for Terraform, which I use every day.",
        "Dirigí a 14 personas que exigen y operan reactores.",
        "Con un abrazo, la ganadora del Nobel de 2015.",
        "Are 12 years of Kubernetes at Google enough?",
    ],
)
def test_what_is_said_in_passing_is_still_said(text: str) -> None:
    assert _verdict(text) in {Verdict.UNSUPPORTED, Verdict.PARTLY}


def test_what_a_job_is_said_to_ask_for_is_no_claim_of_the_person() -> None:
    assert _verdict("El puesto incluye trabajar con Terraform, y yo trabajo con SAP.") is Verdict.SUPPORTED
    assert _verdict("El puesto incluye trabajar con SAP, y yo trabajo con Terraform.") is Verdict.UNSUPPORTED


@pytest.mark.parametrize(
    "perk",
    [
        "It also helps that your people receive a free bicycle.",
        "Mir gefällt, dass die Stelle Homeoffice vorsieht.",
        "Me gusta que paguen la mudanza y el alquiler.",
        "J'apprécie que votre cantine soit ouverte le soir.",
        "I like that you pay me a bonus every summer.",
        "I like that you offer home office.",
        "Dass Sie neuen Leuten eine Einarbeitung anbieten, bestärkt mich in meiner Bewerbung.",
        "Mir gefällt, dass Sie allen Leuten ohne Vorkenntnisse vom ersten Tag an einen Mentor anbieten.",
        "It helps that you offer the job on a permanent contract.",
    ],
)
def test_what_an_employer_is_said_to_offer_the_posting_must_say(perk: str) -> None:
    generous = JobPosting(
        title="Storekeeper",
        description="Bicycles at no cost, a bonus, home office, lunch in our canteen, relocation and rent paid. "
        "The contract is permanent, with onboarding by a mentor.",
    )

    assert _verdict(perk) is Verdict.UNSUPPORTED
    assert audit(perk, resume=RESUME, posting=generous, today=date(2026, 11, 1)).sentences[-1].verdict in {
        Verdict.NOT_A_CLAIM,
        Verdict.SUPPORTED,
    }


@pytest.mark.parametrize(
    "wish",
    [
        "I would love to work remotely.",
        "Ich suche eine Stelle in Teilzeit.",
        "I understand that the role is not remote.",
        "Ich hoffe, dass ein Umzug nach Graz kein Problem ist.",
        "I hope that a remote call suits you.",
        "Your team is free of hierarchy.",
    ],
)
def test_to_wish_for_what_an_employer_may_offer_claims_nothing(wish: str) -> None:
    assert _verdict(wish) is Verdict.NOT_A_CLAIM


def test_a_perk_of_two_words_is_named_whole() -> None:
    text = "I like that you offer home office."

    assert audit(text, resume=RESUME, posting=POSTING, today=date(2026, 11, 1)).sentences[-1].reasons == (
        "The posting does not say “home office”.",
    )


def test_a_field_of_the_posting_tells_of_a_perk_too() -> None:
    remote = JobPosting(title="Storekeeper", description="We ask for Excel.", workplace=Workplace.REMOTE)
    text = "I like that the job is remote."

    assert _verdict(text) is Verdict.UNSUPPORTED
    assert (
        audit(text, resume=RESUME, posting=remote, today=date(2026, 11, 1)).sentences[-1].verdict is Verdict.NOT_A_CLAIM
    )
