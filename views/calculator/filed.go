package calculator

import (
	"jiko/shared/civil"
	"jiko/shared/incident"
	"jiko/shared/inquiry"
	"jiko/views/ui"
)

// Filed is the input for an incident that was filed: judged as of a moment, under the edition of its day, and looked at now.
func Filed(lang string, in incident.Incident, asOf, now civil.Instant) *Input {
	q := &inquiry.Inquiry{Incident: in, Answered: true}
	q.Incident.KnownUntil(asOf)
	q.Judge()
	return &Input{Lang: lang, Inquiry: q, Now: now}
}

// pairs are the facts as a list.
func pairs(facts []Fact) []ui.Pair {
	list := make([]ui.Pair, len(facts))
	for i, f := range facts {
		list[i] = ui.Pair(f)
	}
	return list
}

// Canonical is the query string of the incident that was understood, under the edition of its day. There must be an answer.
func (in *Input) Canonical() string {
	in.Inquiry.Reading.Edition = nil
	return in.canonical()
}

// AsOf says until when what goes on is known to have lasted, which the verdict holds for; empty where nothing goes on.
// There must be an answer.
func AsOf(in *Input) string { return tell(in).asOf() }

// FactsOf are the facts of the incident, as they were understood. There must be an answer.
func FactsOf(in *Input) []ui.Pair { return pairs(tell(in).facts()) }
