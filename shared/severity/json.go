package severity

import (
	"jiko/shared/civil"
	"jiko/shared/codes"
	"jiko/shared/filing"
	"jiko/shared/incident"
	"jiko/shared/jsonout"
	"jiko/shared/law"
)

// WriteJSON prints the verdict as POST /api/v1/judge answers it.
func (v *Verdict) WriteJSON(w *jsonout.Writer) {
	w.Object()
	w.Member(jsonout.Edition, v.Edition.ID)
	incident.WriteInstant(w, jsonout.AsOf, v.AsOf)
	w.Code(jsonout.Severe, incident.Answers, int(v.Severe))
	w.Code(jsonout.Periodic, incident.Answers, int(v.Periodic))
	w.List(jsonout.Forms)
	for form := range v.Forms {
		w.Plain(form.String())
	}
	w.EndArray()
	w.List(jsonout.Criteria)
	for i := range v.Criteria {
		v.Criteria[i].writeSevere(w)
	}
	w.EndArray()
	if v.Nearest != NoIndex {
		w.Number(jsonout.Nearest, int64(v.Nearest))
	}
	w.List(jsonout.PeriodicCriteria)
	for i := range v.PeriodicCriteria {
		v.PeriodicCriteria[i].writePeriodic(w)
	}
	w.EndArray()
	v.writeMeasured(w)
	v.writeHangs(w)
	writeDuties(w, jsonout.Duties, v.Duties)
	writeDuties(w, jsonout.ConditionalDuties, v.Conditional)
	v.writeNotes(w)
	w.EndObject()
}

// writeSevere prints a criterion of the table, or the second limb, which has the same members and no category.
func (f *Finding) writeSevere(w *jsonout.Writer) {
	w.Object()
	if f.Facility == incident.OrdinaryFacility {
		writeGroup(w, f.Service, f.Impact)
		writeRow(w, f.Category, f.Row)
	} else {
		w.Key(jsonout.Service)
		w.Raw("null")
		w.Key(jsonout.Impact)
		w.Raw("null")
		w.Member(jsonout.Category, "")
		w.Code(jsonout.Facility, incident.Facilities, int(f.Facility))
	}
	w.Number(jsonout.Minutes, f.Minutes)
	w.Number(jsonout.Users, f.Users)
	w.Code(jsonout.Met, incident.Answers, int(f.Met))
	w.Number(jsonout.MinutesShort, f.MinutesShort)
	w.Number(jsonout.UsersShort, f.UsersShort)
	f.writeEnd(w)
}

// writePeriodic prints one bound of the periodic report, or a rule that has none: on information leaks, on what is left out.
func (f *Finding) writePeriodic(w *jsonout.Writer) {
	w.Object()
	writeGroup(w, f.Service, f.Impact)
	if f.Facility != incident.OrdinaryFacility {
		w.Code(jsonout.Facility, incident.Facilities, int(f.Facility))
	}
	if f.Trigger == incident.InformationLeak {
		w.Code(jsonout.Trigger, incident.Triggers, int(f.Trigger))
	}
	if f.LeftOut != TakenIn {
		w.Code(jsonout.LeftOut, Leavings, int(f.LeftOut))
	}
	w.Code(jsonout.Met, incident.Answers, int(f.Met))
	if f.Minutes > 0 {
		w.Number(jsonout.Minutes, f.Minutes)
		w.Number(jsonout.MinutesShort, f.MinutesShort)
	}
	if f.Users > 0 {
		w.Number(jsonout.Users, f.Users)
		w.Number(jsonout.UsersShort, f.UsersShort)
	}
	f.writeEnd(w)
}

func (f *Finding) writeEnd(w *jsonout.Writer) {
	incident.WriteInstant(w, jsonout.Crosses, f.Crosses)
	writeSource(w, &f.Source)
	w.EndObject()
}

func writeGroup(w *jsonout.Writer, service, impact int) {
	if service != NoIndex {
		w.Number(jsonout.Service, int64(service))
		w.Number(jsonout.Impact, int64(impact))
	}
}

// WriteCategory prints the number of a category's row, which is "1" in the editions that have one, and the code of the category.
func WriteCategory(w *jsonout.Writer, c law.Category, row uint8) {
	w.Quoted(jsonout.Category)
	w.Byte('0' + row)
	w.EndQuote()
	w.Code(jsonout.CategoryCode, law.Categories, int(c))
}

// writeRow prints a category, and what the law calls its row.
func writeRow(w *jsonout.Writer, c law.Category, row uint8) {
	WriteCategory(w, c, row)
	if c != law.AllServices {
		w.Member(jsonout.Row, law.RowName(row))
	}
}

func writeSource(w *jsonout.Writer, s *law.Source) {
	w.Quoted(jsonout.Citation)
	s.Print(w)
	w.EndQuote()
	w.Code(jsonout.Evidence, law.Evidences, int(s.Evidence))
	w.Quoted(jsonout.URL)
	s.PrintURL(w)
	w.EndQuote()
}

func (v *Verdict) writeMeasured(w *jsonout.Writer) {
	w.List(jsonout.Measured)
	for i := range v.Measured {
		m := &v.Measured[i]
		w.Object()
		writeGroup(w, m.Service, m.Impact)
		w.Key(jsonout.Minutes)
		w.Object()
		incident.WriteBounds(w, &m.Minutes, -1)
		w.EndObject()
		w.Key(jsonout.Users)
		w.Object()
		incident.WriteBounds(w, &m.Users, -1)
		w.EndObject()
		w.EndObject()
	}
	w.EndArray()
}

// hangReports are the codes of the reports whose answer can be open: none for SevereFirst.
const hangReports codes.List = "|severe|periodic"

func (v *Verdict) writeHangs(w *jsonout.Writer) {
	w.List(jsonout.Hangs)
	for i := range v.Hangs {
		h := &v.Hangs[i]
		w.Object()
		w.Code(jsonout.Report, hangReports, int(h.Report))
		writeGroup(w, h.Service, h.Impact)
		if h.Row > 0 {
			writeRow(w, h.Category, h.Row)
		}
		if h.Minutes > 0 {
			w.Number(jsonout.Minutes, h.Minutes)
		}
		if h.Users > 0 {
			w.Number(jsonout.Users, h.Users)
		}
		h.Why.writeJSON(w)
		w.EndObject()
	}
	w.EndArray()
}

func (why Why) writeJSON(w *jsonout.Writer) {
	w.List(jsonout.Why)
	for i := range WhyCount {
		if why&(1<<i) != 0 {
			w.Plain(Whys.At(i))
		}
	}
	w.EndArray()
}

func writeDuties(w *jsonout.Writer, key jsonout.Name, duties []filing.Duty) {
	w.List(key)
	for i := range duties {
		writeDuty(w, &duties[i])
	}
	w.EndArray()
}

func writeDuty(w *jsonout.Writer, d *filing.Duty) {
	w.Object()
	w.Code(jsonout.Report, filing.Reports, int(d.Report))
	if d.Nominal == 0 {
		w.Member(jsonout.When, "promptly")
	} else {
		w.Code(jsonout.Form, filing.FormNames, int(d.Form))
		writeDate(w, jsonout.Nominal, d.Nominal)
		writeDate(w, jsonout.Due, d.Due)
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
	w.List(jsonout.Closed)
	for day := d.Nominal; day < d.Due; day++ {
		w.Object()
		writeDate(w, jsonout.Date, day)
		w.Code(jsonout.Why, civil.Closures, int(civil.ClosureOf(day)))
		w.EndObject()
	}
	w.EndArray()
	w.Key(jsonout.MovedBy)
	w.Object()
	writeSource(w, &filing.ClosedDays)
	w.EndObject()
}

func writeDate(w *jsonout.Writer, key jsonout.Name, d civil.Date) {
	w.Quoted(key)
	d.Print(w)
	w.EndQuote()
}

func (v *Verdict) writeNotes(w *jsonout.Writer) {
	w.List(jsonout.Notes)
	for _, n := range v.Notes {
		w.Object()
		w.Code(jsonout.Code, Notes, int(n.Note))
		w.Code(jsonout.Evidence, law.Evidences, int(n.Evidence))
		w.EndObject()
	}
	w.EndArray()
}
