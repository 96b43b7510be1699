"""Small pages in the structure of real ones, about made-up employers."""

import json

DESCRIPTION = (
    "<p>Nordlicht builds tide forecasts for small harbours.</p>"
    "<h2>What you will do</h2><ul><li>Build services in Python and PostgreSQL</li>"
    "<li>Keep our Kubernetes clusters healthy</li></ul>"
    "<h2>What we ask for</h2><ul><li>3+ years of experience with Python</li>"
    "<li>Experience with PostgreSQL and Docker</li><li>Fluent English</li></ul>"
    "<p>We work in a small team that cares about quiet, careful engineering and about the people who use our maps.</p>"
)


def posting(
    *,
    title: str = "Backend Engineer",
    company: str = "Nordlicht GmbH",
    place: str = "Hamburg",
    salary: tuple[int, int] | None = (65000, 80000),
) -> str:
    """A posting as an applicant tracking system shows it: JSON-LD and the same text in sight."""
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": title,
        "hiringOrganization": {"@type": "Organization", "name": company},
        "jobLocation": {
            "@type": "Place",
            "address": {"@type": "PostalAddress", "addressLocality": place, "addressCountry": "DE"},
        },
        "employmentType": "FULL_TIME",
        "datePosted": "2026-11-02",
        "description": DESCRIPTION,
    }
    if salary:
        data["baseSalary"] = {
            "@type": "MonetaryAmount",
            "currency": "EUR",
            "value": {
                "@type": "QuantitativeValue",
                "minValue": salary[0],
                "maxValue": salary[1],
                "unitText": "YEAR",
            },
        }
    pay = f"<p>Salary: €{salary[0]:,} – €{salary[1]:,} per year</p>" if salary else ""
    return (
        f"<!doctype html><html lang='en'><head><title>{title} – {company}</title>"
        f"<script type='application/ld+json'>{json.dumps(data)}</script></head><body>"
        f"<nav><a href='/'>Home</a> <a href='/jobs'>All jobs</a></nav>"
        f"<main><h1>{title}</h1><p>{company} · {place} · Full-time</p>{pay}{DESCRIPTION}"
        f"<button>Apply now</button></main><footer>Imprint · Privacy · We use cookies</footer></body></html>"
    )


SIGN_IN_WALL = (
    "<!doctype html><html><head><title>Sign in | Careerhub</title></head><body><h1>Sign in</h1>"
    "<form><label>E-mail <input type='email' name='email'></label>"
    "<label>Password <input type='password' name='password'></label><button>Sign in</button></form>"
    "<p>New to Careerhub? <a href='/join'>Join now</a></p></body></html>"
)
