package report

import (
	"strings"

	"jiko/server/internal/archive"
	"jiko/shared/civil"
	"jiko/shared/quantity"
	"jiko/shared/severity"
)

// Unknown stands for a number that is not known, in an index.
const Unknown = -1

// Index is what a filing of the carrier is found and counted by.
func (r *Report) Index(carrier string, v *severity.Verdict) archive.Index {
	index := archive.Index{
		FiscalYear: civil.FiscalYear(r.Incident.Occurred.Date()), Occurred: int64(r.Incident.Occurred),
		Stage: string(r.Stage), Nature: string(r.Nature), Severe: v.Severe.String(), Periodic: v.Periodic.String(),
		Forms: []string{}, Kinds: []string{}, Regions: []string{}, Attachments: []string{},
		Cause: r.Cause, FailedEquipment: r.FailedEquipment,
		Users: Unknown, Minutes: Unknown, Text: r.text(carrier),
	}
	for form := range v.Forms {
		index.Forms = append(index.Forms, form.String())
	}
	for i := range r.Incident.Services {
		index.Kinds = appendOnce(index.Kinds, r.Incident.Services[i].Kind.String())
	}
	for i := range v.Measured {
		index.Users = max(index.Users, known(v.Measured[i].Users))
		index.Minutes = max(index.Minutes, known(v.Measured[i].Minutes))
	}
	for _, region := range r.Regions {
		index.Regions = appendOnce(index.Regions, region)
	}
	if r.Wholesale != nil {
		index.BelongsTo = r.Wholesale.BelongsTo
	}
	for _, a := range r.Attachments {
		index.Attachments = appendOnce(index.Attachments, a.SHA256)
	}
	return index
}

// known is the number that a quantity stands for where one number is asked for: as stated, else the most that it can be, else the
// least, of which one unit is known of anything that happened at all.
func known(q quantity.Range) int64 {
	switch {
	case q.Mark != quantity.Plain:
		return q.Stated
	case q.Max != quantity.Unbounded:
		return q.Max
	case q.Min > 1:
		return q.Min
	}
	return Unknown
}

func appendOnce(list []string, s string) []string {
	for _, there := range list {
		if there == s {
			return list
		}
	}
	return append(list, s)
}

// text is everything that was written, for full text search.
func (r *Report) text(carrier string) string {
	parts := []string{carrier, r.CarrierRef, r.Summary, r.Measures}
	for i := range r.Incident.Services {
		for j := range r.Incident.Services[i].Impacts {
			parts = append(parts, r.Incident.Services[i].Impacts[j].Area)
		}
	}
	parts = append(parts, r.Regions...)
	if a := r.Annex; a != nil {
		parts = append(parts, a.AreaDetail, a.Disruption, a.Category, a.CauseDetail, a.CauseOfScale, a.CauseOfLength,
			a.EquipmentDiagram, a.PressRelease, a.Other)
		for _, m := range a.Measures {
			parts = append(parts, m.Title, m.Text)
		}
		for _, n := range a.Notices {
			parts = append(parts, n.Via, n.Text)
		}
	}
	return archive.Normalize(strings.Join(parts, "\n"))
}
