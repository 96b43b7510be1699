"""The checks: each looks for one kind of claim in a sentence and asks the résumé whether it says so."""

from service.drafts.grounding.checks.awards import awards
from service.drafts.grounding.checks.causes import causes
from service.drafts.grounding.checks.dates import dates
from service.drafts.grounding.checks.deeds import deeds
from service.drafts.grounding.checks.durations import durations
from service.drafts.grounding.checks.employers import employers
from service.drafts.grounding.checks.extremes import extremes
from service.drafts.grounding.checks.issuers import issuers
from service.drafts.grounding.checks.names import names
from service.drafts.grounding.checks.numbers import numbers
from service.drafts.grounding.checks.order import order
from service.drafts.grounding.checks.places import places
from service.drafts.grounding.checks.present import present
from service.drafts.grounding.checks.rates import rates
from service.drafts.grounding.checks.schooling import schooling
from service.drafts.grounding.checks.skills import skills
from service.drafts.grounding.checks.spoken import spoken
from service.drafts.grounding.checks.studies import studies
from service.drafts.grounding.checks.titles import titles

OF_WISHES = (skills, durations, numbers, dates, schooling, studies, spoken, names)  # what even a wish may claim
ALL = (*OF_WISHES, employers, titles, deeds, awards, extremes, causes, present, order, issuers, places, rates)

__all__ = ["ALL", "OF_WISHES"]
