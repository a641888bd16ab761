package severity

import (
	"jiko/shared/civil"
	"jiko/shared/filing"
	"jiko/shared/incident"
	"jiko/shared/jsonout"
	"jiko/shared/law"
)

// WriteJSON prints the verdict as POST /api/v1/judge answers it.
func (v *Verdict) WriteJSON(w *jsonout.Writer) {
	w.Object()
	text(w, "edition", v.Edition.ID)
	incident.WriteInstant(w, "asOf", v.AsOf)
	text(w, "severe", v.Severe.String())
	text(w, "periodic", v.Periodic.String())
	w.Key("forms")
	w.Array()
	for _, form := range v.Forms {
		w.String(form.String())
	}
	w.EndArray()
	w.Key("criteria")
	w.Array()
	for i := range v.Criteria {
		v.Criteria[i].writeSevere(w)
	}
	w.EndArray()
	if v.Nearest != NoIndex {
		number(w, "nearest", int64(v.Nearest))
	}
	w.Key("periodicCriteria")
	w.Array()
	for i := range v.PeriodicCriteria {
		v.PeriodicCriteria[i].writePeriodic(w)
	}
	w.EndArray()
	v.writeMeasured(w)
	v.writeHangs(w)
	writeDuties(w, "duties", v.Duties)
	writeDuties(w, "conditionalDuties", v.Conditional)
	v.writeNotes(w)
	w.EndObject()
}

func text(w *jsonout.Writer, key, value string) {
	w.Key(key)
	w.String(value)
}

func number(w *jsonout.Writer, key string, n int64) {
	w.Key(key)
	w.Int(n)
}

// writeSevere prints a criterion of the table, or the second limb, which has the same members and no category.
func (f *Finding) writeSevere(w *jsonout.Writer) {
	w.Object()
	if f.Facility == incident.OrdinaryFacility {
		writeGroup(w, f.Service, f.Impact)
		writeCategory(w, f.Category, f.Row)
	} else {
		w.Key("service")
		w.Raw("null")
		w.Key("impact")
		w.Raw("null")
		text(w, "category", "")
		text(w, "facility", f.Facility.String())
	}
	number(w, "minutes", f.Minutes)
	number(w, "users", f.Users)
	text(w, "met", f.Met.String())
	number(w, "minutesShort", f.MinutesShort)
	number(w, "usersShort", f.UsersShort)
	f.writeEnd(w)
}

// writePeriodic prints one bound of the periodic report, or the rule on information leaks, which has none.
func (f *Finding) writePeriodic(w *jsonout.Writer) {
	w.Object()
	writeGroup(w, f.Service, f.Impact)
	if f.Trigger == incident.InformationLeak {
		text(w, "trigger", f.Trigger.String())
	}
	text(w, "met", f.Met.String())
	if f.Minutes > 0 {
		number(w, "minutes", f.Minutes)
		number(w, "minutesShort", f.MinutesShort)
	}
	if f.Users > 0 {
		number(w, "users", f.Users)
		number(w, "usersShort", f.UsersShort)
	}
	f.writeEnd(w)
}

func (f *Finding) writeEnd(w *jsonout.Writer) {
	incident.WriteInstant(w, "crosses", f.Crosses)
	writeSource(w, &f.Source)
	w.EndObject()
}

func writeGroup(w *jsonout.Writer, service, impact int) {
	if service != NoIndex {
		number(w, "service", int64(service))
		number(w, "impact", int64(impact))
	}
}

// writeCategory prints the number of the category's row, which is "1" in the editions that have one, and its code.
func writeCategory(w *jsonout.Writer, c law.Category, row uint8) {
	w.Key("category")
	w.Quote()
	w.Buf = append(w.Buf, '0'+row)
	w.EndQuote()
	text(w, "categoryCode", c.String())
	if c != law.AllServices {
		text(w, "row", law.RowName(row))
	}
}

func writeSource(w *jsonout.Writer, s *law.Source) {
	w.Key("citation")
	w.Quote()
	w.Buf = s.Append(w.Buf)
	w.EndQuote()
	text(w, "evidence", s.Evidence.String())
	w.Key("url")
	w.Quote()
	w.Buf = s.AppendURL(w.Buf)
	w.EndQuote()
}

func (v *Verdict) writeMeasured(w *jsonout.Writer) {
	w.Key("measured")
	w.Array()
	for i := range v.Measured {
		m := &v.Measured[i]
		w.Object()
		writeGroup(w, m.Service, m.Impact)
		w.Key("minutes")
		w.Object()
		incident.WriteBounds(w, m.Minutes, -1)
		w.EndObject()
		w.Key("users")
		w.Object()
		incident.WriteBounds(w, m.Users, -1)
		w.EndObject()
		w.EndObject()
	}
	w.EndArray()
}

var reportOf = [...]string{filing.SevereReport: "severe", filing.Periodic: "periodic"}

func (v *Verdict) writeHangs(w *jsonout.Writer) {
	w.Key("hangs")
	w.Array()
	for i := range v.Hangs {
		h := &v.Hangs[i]
		w.Object()
		text(w, "report", reportOf[h.Report])
		writeGroup(w, h.Service, h.Impact)
		if h.Row > 0 {
			writeCategory(w, h.Category, h.Row)
		}
		if h.Minutes > 0 {
			number(w, "minutes", h.Minutes)
		}
		if h.Users > 0 {
			number(w, "users", h.Users)
		}
		h.Why.writeJSON(w)
		w.EndObject()
	}
	w.EndArray()
}

var whyNames = [whyCount]string{
	"users-range", "minutes-range", "ongoing", "gap", "phases-untimed", "impacts-summed", "services-summed", "facility-unknown",
	"severe-undetermined",
}

func (why Why) writeJSON(w *jsonout.Writer) {
	w.Key("why")
	w.Array()
	for i, name := range whyNames {
		if why&(1<<i) != 0 {
			w.String(name)
		}
	}
	w.EndArray()
}

func writeDuties(w *jsonout.Writer, key string, duties []filing.Duty) {
	w.Key(key)
	w.Array()
	for i := range duties {
		writeDuty(w, &duties[i])
	}
	w.EndArray()
}

func writeDuty(w *jsonout.Writer, d *filing.Duty) {
	w.Object()
	text(w, "report", d.Report.String())
	if d.Nominal == 0 {
		text(w, "when", "promptly")
	} else {
		text(w, "form", d.Form.Name())
		writeDate(w, "nominal", d.Nominal)
		writeDate(w, "due", d.Due)
		writeClosed(w, d)
	}
	writeSource(w, &d.Source)
	w.EndObject()
}

// writeClosed lists the closed days that moved the last day, with the law that moves it.
func writeClosed(w *jsonout.Writer, d *filing.Duty) {
	if d.Due == d.Nominal {
		return
	}
	w.Key("closed")
	w.Array()
	for day := d.Nominal; day < d.Due; day++ {
		w.Object()
		writeDate(w, "date", day)
		text(w, "why", civil.ClosureOf(day).String())
		w.EndObject()
	}
	w.EndArray()
	w.Key("movedBy")
	w.Object()
	writeSource(w, &filing.ClosedDays)
	w.EndObject()
}

func writeDate(w *jsonout.Writer, key string, d civil.Date) {
	w.Key(key)
	w.Quote()
	w.Buf = d.Append(w.Buf)
	w.EndQuote()
}

func (v *Verdict) writeNotes(w *jsonout.Writer) {
	w.Key("notes")
	w.Array()
	for _, n := range v.Notes {
		w.Object()
		text(w, "code", n.String())
		text(w, "evidence", n.Evidence().String())
		w.EndObject()
	}
	w.EndArray()
}
