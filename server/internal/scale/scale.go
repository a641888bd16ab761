// Package scale tells how many users an incident affected and how long (規模), group of users by group.
package scale

import (
	"time"

	"jiko/server/internal/report"
	"jiko/shared/civil"
	"jiko/shared/law"
	"jiko/shared/severity"
	"jiko/views/filing"
)

// Of are the groups of users of a report in its order, measured as when it was received: what goes on is known to have lasted until then,
// unless the report says until when.
func Of(r *report.Report, received time.Time) []filing.Group {
	in := r.Incident.Incident
	in.KnownUntil(civil.FromUnix(received.Unix()))
	var v severity.Verdict
	severity.Judge(&in, law.On(in.Occurred.Date()), &v)
	groups := make([]filing.Group, len(v.Measured))
	for i, m := range v.Measured {
		impact := &in.Services[m.Service].Impacts[m.Impact]
		groups[i] = filing.Group{Users: m.Users, Unit: impact.Unit, Length: m.Minutes, Ongoing: impact.Ongoing()}
	}
	return groups
}
