package intake

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"jiko/server/internal/archive"
	"jiko/server/internal/refusal"
	"jiko/server/internal/report"
	"jiko/shared/civil"
	"jiko/shared/incident"
	"jiko/shared/taxonomy"
)

// The limits of a report's texts, in characters, and of its lists.
const (
	maxReference = 100
	maxLine      = 200
	maxProse     = 10_000
	maxList      = 100
)

// ReadReport reads what a carrier files. amends is the revision that it amends, 0 for a new filing. An ongoing incident without asOf
// keeps none, so that the same report sent again is the same; whoever judges it says until when it lasted. Every error is a
// *refusal.Refusal.
func ReadReport(body []byte) (filed *report.Report, amends int, err error) {
	if len(bytes.TrimSpace(body)) == 0 {
		return nil, 0, refusal.Because(refusal.Empty)
	}
	return newReader(body).read()
}

// ReadKept reads what was filed from the archive. Characters that are refused today may have been taken when it came. Every error is
// archive.ErrCorrupt.
func ReadKept(content []byte) (*report.Report, error) {
	r := newReader(content)
	r.kept = true
	kept, _, err := r.read()
	if err != nil {
		return nil, fmt.Errorf("%w: a report: %v", archive.ErrCorrupt, err)
	}
	return kept, nil
}

func (r *reader) read() (filed *report.Report, amends int, err error) {
	filed = new(report.Report)
	r.filed(filed, &amends)
	if err := r.finish(); err != nil {
		return nil, 0, &refusal.Refusal{Reason: refusal.MalformedJSON, Cause: err}
	}
	filed.Incident.Check(within{checking{r}})
	if len(r.fields) > 0 {
		return nil, 0, &refusal.Refusal{Reason: refusal.Invalid, Fields: r.fields}
	}
	return filed, amends, nil
}

// within lets the check of a report's incident report to a reader.
type within struct{ checking }

// Problem adds a problem at its place in the report.
func (w within) Problem(at incident.Place, problem incident.Problem) {
	w.path = at.Append(append(w.path[:0], "incident."...))
	w.report(problem.String())
	w.path = w.path[:0]
}

func (r *reader) filed(to *report.Report, amends *int) {
	has := r.object(
		member{"carrierRef", func() { r.line(maxReference, &to.CarrierRef) }},
		member{"amends", func() { r.amends(amends) }},
		member{"stage", func() { word(r, oneOf(report.Stages), incident.UnknownValue, &to.Stage) }},
		member{"nature", func() { word(r, oneOf(report.Natures), incident.UnknownValue, &to.Nature) }},
		member{"incident", func() { r.incident(&to.Incident.Incident, 0) }},
		member{"summary", func() { r.prose(&to.Summary) }},
		member{"cause", func() { word(r, code(taxonomy.Causes), incident.UnknownValue, &to.Cause) }},
		member{"failedEquipment", func() { word(r, code(taxonomy.FailedEquipment), incident.UnknownValue, &to.FailedEquipment) }},
		member{"regions", func() { r.regions(&to.Regions) }},
		member{"measures", func() { r.prose(&to.Measures) }},
		member{"annex", func() { to.Annex = new(report.Annex); r.annex(to.Annex) }},
		member{"wholesale", func() { to.Wholesale = new(report.Wholesale); r.wholesale(to.Wholesale) }},
		member{"attachments", func() { r.attachments(&to.Attachments) }},
		member{"known", func() { r.day(&to.Known) }},
	)
	for _, name := range []string{"carrierRef", "stage", "incident"} {
		if !has(name) {
			r.reportMember(name, incident.Required.String())
		}
	}
	if len(r.fields) == 0 {
		r.nature(to)
	}
}

// nature holds what is reported against what happened. Where it is left out, a leak is one of secrets of communication.
func (r *reader) nature(to *report.Report) {
	leak := to.Incident.Trigger == incident.InformationLeak
	switch {
	case to.Nature == "" && leak:
		to.Nature = report.SecrecyLeak
	case to.Nature == "":
		to.Nature = report.OfIncident
	case leak != (to.Nature == report.SecrecyLeak || to.Nature == report.UserInformation):
		r.reportMember("nature", incident.Conflict.String())
	}
}

// oneOf reads one of a few words.
func oneOf[V ~string](values []V) func(string) (V, bool) {
	return func(s string) (V, bool) {
		for _, value := range values {
			if string(value) == s {
				return value, true
			}
		}
		return "", false
	}
}

// code reads the code of a term.
func code(groups []taxonomy.Group) func(string) (string, bool) {
	return func(s string) (string, bool) {
		term, ok := taxonomy.Find(groups, s)
		return term.Code, ok
	}
}

// amends reads the number of a revision.
func (r *reader) amends(to *int) {
	var n int64
	before := len(r.fields)
	if r.whole(&n); len(r.fields) > before {
		return
	}
	switch {
	case n < 0:
		r.report(incident.Negative.String())
	case n == 0:
		r.report(incident.Zero.String())
	case n > archive.MaxRevisions:
		r.report(refusal.TooLargeNumber)
	default:
		*to = int(n)
	}
}

// line reads a text of one line that is not blank.
func (r *reader) line(limit int, to *string) {
	before := len(r.fields)
	r.text(limit, to)
	if *to = strings.TrimSpace(*to); *to == "" && len(r.fields) == before {
		r.report(incident.Required.String())
	}
}

// prose reads a text of several lines.
func (r *reader) prose(to *string) {
	token, ok := r.next('"')
	if !ok {
		return
	}
	switch s := strings.ReplaceAll(token.String(), "\r\n", "\n"); {
	case utf8.RuneCountInString(s) > maxProse:
		r.report(incident.TooLong.String())
	case !r.readable(s, incident.ReadableInLines):
		r.report(incident.ControlCharacter.String())
	default:
		*to = strings.TrimSpace(s)
	}
}

// day reads a calendar date.
func (r *reader) day(to *string) {
	token, ok := r.next('"')
	if !ok {
		return
	}
	d, ok := civil.ParseDate(token.String())
	if !ok {
		r.report(refusal.NotDay)
		return
	}
	*to = string(d.Append(nil))
}

// entries reads an array of at most maxList elements.
func entries[V any](r *reader, to *[]V, read func(*V)) {
	r.array(maxList+1, func(i int) {
		if i == maxList {
			r.refuse(incident.TooMany.String())
			return
		}
		*to = append(*to, *new(V))
		read(&(*to)[len(*to)-1])
	})
}

func (r *reader) regions(to *[]string) {
	entries(r, to, func(region *string) { word(r, taxonomy.Region, incident.UnknownValue, region) })
}

func (r *reader) annex(to *report.Annex) {
	r.object(
		member{"areaDetail", func() { r.prose(&to.AreaDetail) }},
		member{"inquiries", func() { to.Inquiries = new(report.Inquiries); r.inquiries(to.Inquiries) }},
		member{"disruption", func() { r.prose(&to.Disruption) }},
		member{"category", func() { r.prose(&to.Category) }},
		member{"causeDetail", func() { r.prose(&to.CauseDetail) }},
		member{"causeOfScale", func() { r.prose(&to.CauseOfScale) }},
		member{"causeOfLength", func() { r.prose(&to.CauseOfLength) }},
		member{"equipmentDiagram", func() { r.prose(&to.EquipmentDiagram) }},
		member{"measures", func() { entries(r, &to.Measures, r.measure) }},
		member{"notices", func() { entries(r, &to.Notices, r.notice) }},
		member{"pressRelease", func() { r.prose(&to.PressRelease) }},
		member{"other", func() { r.prose(&to.Other) }},
	)
}

func (r *reader) inquiries(to *report.Inquiries) {
	r.object(
		member{"asOf", func() { r.text(maxLine, &to.AsOf) }},
		member{"counts", func() { entries(r, &to.Counts, r.inquiriesCount) }},
	)
}

func (r *reader) inquiriesCount(to *report.InquiriesCount) {
	r.object(
		member{"channel", func() { r.line(maxLine, &to.Channel) }},
		member{"count", func() {
			if r.whole(&to.Count); to.Count < 0 {
				r.report(incident.Negative.String())
			}
		}},
	)
}

func (r *reader) measure(to *report.Measure) {
	r.object(
		member{"title", func() { r.text(maxLine, &to.Title) }},
		member{"text", func() { r.prose(&to.Text) }},
		member{"date", func() { r.text(maxLine, &to.Date) }},
		member{"state", func() { word(r, oneOf([]string{"done", "planned"}), incident.UnknownValue, &to.State) }},
	)
}

func (r *reader) notice(to *report.Notice) {
	r.object(
		member{"at", func() { r.text(maxLine, &to.At) }},
		member{"via", func() { r.text(maxLine, &to.Via) }},
		member{"text", func() { r.prose(&to.Text) }},
	)
}

func (r *reader) wholesale(to *report.Wholesale) {
	has := r.object(
		member{"belongsTo", func() { word(r, archive.ParseReceipt, incident.UnknownValue, &to.BelongsTo) }},
		member{"awaits", func() { r.line(maxLine, &to.Awaits) }},
	)
	switch {
	case has("belongsTo") && has("awaits"):
		r.reportMember("awaits", incident.Conflict.String())
	case !has("belongsTo") && !has("awaits"):
		r.reportMember("belongsTo", incident.Required.String())
	}
}

func (r *reader) attachments(to *[]report.Attachment) {
	entries(r, to, func(a *report.Attachment) {
		has := r.object(
			member{"sha256", func() { word(r, digest, incident.Malformed, &a.SHA256) }},
			member{"name", func() { r.line(maxLine, &a.Name) }},
			member{"purpose", func() { word(r, oneOf([]string{"diagram", "notice", "other"}), incident.UnknownValue, &a.Purpose) }},
		)
		for _, name := range []string{"sha256", "name"} {
			if !has(name) {
				r.reportMember(name, incident.Required.String())
			}
		}
	})
}

// digest reads a SHA-256 in hexadecimal.
func digest(s string) (string, bool) {
	const hexadecimal, length = "0123456789abcdef", 64
	return s, len(s) == length && strings.Trim(s, hexadecimal) == ""
}
