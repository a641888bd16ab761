package site

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"jiko/server/internal/archive"
	"jiko/server/internal/intake"
	"jiko/server/internal/reception"
	"jiko/server/internal/refusal"
	"jiko/server/internal/report"
	"jiko/shared/incident"
	"jiko/views/calculator"
	"jiko/views/filing"
)

// unread stands for a number that could not be read; no report takes it.
const unread = -1

// draftReport makes a report of what was typed and of the incident, held to what holds for every report, and to the clock. Where
// something is wrong, the problems say what, by the names of the controls.
func draftReport(d filing.Draft, about *calculator.Input) (*report.Report, []filing.Problem, error) {
	in := &about.Inquiry.Incident
	typed := typedReport(d, in)
	body, err := json.Marshal(typed)
	if err != nil {
		return nil, nil, err
	}
	read, _, err := intake.ReadReport(body)
	if found := append(ahead(in, about.Now), draftProblems(d, err)...); len(found) > 0 {
		return nil, found, nil
	}
	return read, nil, err
}

// draftProblems are the problems that an error tells of a draft; none where it tells of something else.
func draftProblems(d filing.Draft, err error) []filing.Problem {
	switch {
	case errors.Is(err, reception.ErrReferenceTaken):
		return []filing.Problem{{Name: "carrierRef", Code: refusal.ReferenceTaken.String()}}
	case errors.Is(err, reception.ErrTooManyRevisions):
		return []filing.Problem{{Code: refusal.TooManyRevisions.String()}}
	case errors.Is(err, archive.ErrTooLarge):
		return []filing.Problem{{Code: refusal.TooLarge.String()}}
	}
	var refused *refusal.Refusal
	if !errors.As(err, &refused) {
		return nil
	}
	var found []filing.Problem
	for _, f := range refused.Fields {
		found = append(found, filing.Problem{Name: f.Path, Code: draftCode(d, f)})
	}
	return found
}

// draftCode is why a control is refused, as its form says it.
func draftCode(d filing.Draft, f refusal.Field) string {
	switch {
	case strings.HasSuffix(f.Path, ".count"):
		return refusal.NotWhole
	case f.Code == incident.UnknownValue.String() && d.Get(f.Path) == "":
		return incident.Required.String()
	default:
		return f.Code
	}
}

// typedReport is what was typed as a report that nobody has checked.
func typedReport(d filing.Draft, in *incident.Incident) *report.Report {
	about := *in
	about.AsOf = 0 // the same report sent again is the same
	r := &report.Report{
		CarrierRef: line(d, "carrierRef"), Stage: report.Stage(d.Get("stage")), Nature: typedNature(d, in),
		Incident: report.Incident{Incident: about}, Summary: d.Get("summary"), Cause: d.Get("cause"),
		FailedEquipment: d.Get("failedEquipment"), Regions: d["regions"], Measures: d.Get("measures"), Known: line(d, "known"),
		Annex: typedAnnex(d),
	}
	for _, a := range d.Attachments() {
		r.Attachments = append(r.Attachments, report.Attachment(a))
	}
	if w := (report.Wholesale{BelongsTo: line(d, "wholesale.belongsTo"), Awaits: line(d, "wholesale.awaits")}); w != (report.Wholesale{}) {
		r.Wholesale = &w
	}
	return r
}

// line is a text of one line; blank is nothing.
func line(d filing.Draft, name string) string { return strings.TrimSpace(d.Get(name)) }

func typedNature(d filing.Draft, in *incident.Incident) report.Nature {
	if nature := report.Nature(d.Get("nature")); nature != "" {
		return nature
	}
	if in.Trigger == incident.InformationLeak {
		return report.SecrecyLeak
	}
	return report.OfIncident
}

// typedAnnex is the annex, nil where nothing of it was typed.
func typedAnnex(d filing.Draft) *report.Annex {
	a := &report.Annex{
		AreaDetail: d.Get("annex.areaDetail"), Disruption: d.Get("annex.disruption"), Category: d.Get("annex.category"),
		CauseDetail: d.Get("annex.causeDetail"), CauseOfScale: d.Get("annex.causeOfScale"), CauseOfLength: d.Get("annex.causeOfLength"),
		EquipmentDiagram: d.Get("annex.equipmentDiagram"), PressRelease: d.Get("annex.pressRelease"), Other: d.Get("annex.other"),
		Inquiries: typedInquiries(d),
	}
	for i := range d.Rows("annex.measures") {
		at := fmt.Sprintf("annex.measures[%d].", i)
		a.Measures = append(a.Measures, report.Measure{
			Title: line(d, at+"title"), Text: d.Get(at + "text"), Date: line(d, at+"date"), State: d.Get(at + "state"),
		})
	}
	for i := range d.Rows("annex.notices") {
		at := fmt.Sprintf("annex.notices[%d].", i)
		a.Notices = append(a.Notices, report.Notice{At: line(d, at+"at"), Via: line(d, at+"via"), Text: d.Get(at + "text")})
	}
	if printed, err := json.Marshal(a); err == nil && string(printed) == "{}" {
		return nil
	}
	return a
}

func typedInquiries(d filing.Draft) *report.Inquiries {
	q := &report.Inquiries{AsOf: line(d, "annex.inquiries.asOf"), Counts: []report.InquiriesCount{}}
	for i := range d.Rows("annex.inquiries.counts") {
		at := fmt.Sprintf("annex.inquiries.counts[%d].", i)
		q.Counts = append(q.Counts, report.InquiriesCount{Channel: line(d, at+"channel"), Count: counted(d.Get(at + "count"))})
	}
	if q.AsOf == "" && len(q.Counts) == 0 {
		return nil
	}
	return q
}

// counted reads a number of inquiries as people write it: 1,234件.
func counted(s string) int64 {
	s = strings.TrimSpace(norm.NFKC.String(s))
	n, err := strconv.ParseInt(strings.ReplaceAll(strings.TrimSuffix(s, "件"), ",", ""), 10, 64)
	if err != nil {
		return unread
	}
	return n
}

// draftOf is what was filed as it would be typed.
func draftOf(content json.RawMessage) (filing.Draft, error) {
	var members map[string]any
	if err := json.Unmarshal(content, &members); err != nil {
		return nil, fmt.Errorf("%w: %w", archive.ErrCorrupt, err)
	}
	delete(members, "incident")
	d := filing.Draft{}
	flatten(d, "", members)
	d.Tidy()
	return d, nil
}

// flatten names every text and number inside a value by its path. A list of texts is one control with several values.
func flatten(d filing.Draft, path string, value any) {
	switch v := value.(type) {
	case map[string]any:
		for name, member := range v {
			flatten(d, strings.TrimPrefix(path+"."+name, "."), member)
		}
	case []any:
		for i, element := range v {
			if text, ok := element.(string); ok {
				d[path] = append(d[path], text)
				continue
			}
			flatten(d, fmt.Sprintf("%s[%d]", path, i), element)
		}
	case string:
		d[path] = []string{v}
	case float64:
		d[path] = []string{strconv.FormatFloat(v, 'f', -1, 64)}
	}
}
