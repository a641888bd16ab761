package intake

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"jiko/server/internal/archive"
	"jiko/server/internal/refusal"
	"jiko/server/internal/report"
	"jiko/shared/civil"
	"jiko/shared/filing"
	"jiko/shared/incident"
	"jiko/shared/taxonomy"
)

// defaultLimit is the number of filings on a page when the query does not say.
const defaultLimit = 50

// maxWords is the number of words that a query may have.
const maxWords = 10

// ReadQuery reads the parameters of GET /api/v1/filings. A parameter given several times asks for any of its values; not.<field>
// leaves values out. Unknown parameters and values that do not fit are refused, all at once, as a *refusal.Refusal.
func ReadQuery(parameters url.Values) (archive.Query, error) {
	r := queryReader{q: archive.Query{Match: archive.Terms{}, Exclude: archive.Terms{}, Limit: defaultLimit, Facets: true}}
	names := make([]string, 0, len(parameters))
	for name := range parameters {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		r.parameter(name, parameters[name])
	}
	r.order()
	if len(r.fields) > 0 {
		return archive.Query{}, &refusal.Refusal{Reason: refusal.Invalid, Fields: r.fields}
	}
	return r.q, nil
}

type queryReader struct {
	q      archive.Query
	fields []refusal.Field
}

func (r *queryReader) refuse(name, code string) {
	if len(r.fields) < maxFields {
		r.fields = append(r.fields, refusal.Field{Path: clip(name), Code: code})
	}
}

func (r *queryReader) parameter(name string, values []string) {
	if field, negated := strings.CutPrefix(name, "not."); negated {
		r.terms(name, archive.Field(field), values, r.q.Exclude)
		return
	}
	if slices.Contains(archive.Fields, archive.Field(name)) {
		r.terms(name, archive.Field(name), values, r.q.Match)
		return
	}
	read, known := single[name]
	switch {
	case !known:
		r.refuse(name, incident.UnknownField.String())
	case len(values) > 1:
		r.refuse(name, incident.Repeated.String())
	default:
		if code := read(&r.q, values[0]); code != "" {
			r.refuse(name, code)
		}
	}
}

// terms reads the values of a field.
func (r *queryReader) terms(name string, field archive.Field, values []string, to archive.Terms) {
	known, ok := fieldValues[field]
	if !ok {
		r.refuse(name, incident.UnknownField.String())
		return
	}
	if len(values) > maxList {
		r.refuse(name, incident.TooMany.String())
		return
	}
	for _, value := range values {
		expanded := known(value)
		if len(expanded) == 0 {
			r.refuse(name, incident.UnknownValue.String())
			return
		}
		to[field] = append(to[field], expanded...)
	}
}

// fieldValues tells for each field which values of the archive a parameter's value stands for; none when it does not fit.
var fieldValues = map[archive.Field]func(string) []string{
	archive.FiscalYear:      fiscalYear,
	archive.Carrier:         carrierName,
	archive.Severe:          among("yes", "no", "undetermined"),
	archive.Form:            among(filing.SevereForm.String(), filing.PeriodicDetailed.String(), filing.PeriodicSimplified.String()),
	archive.Kind:            kind,
	archive.Cause:           termOrGroup(taxonomy.Causes),
	archive.FailedEquipment: termOrGroup(taxonomy.FailedEquipment),
	archive.Region:          region,
	archive.Stage:           among(report.Stages...),
	archive.Nature:          among(report.Natures...),
}

func among[V ~string](values ...V) func(string) []string {
	return func(s string) []string {
		if slices.Contains(values, V(s)) {
			return []string{s}
		}
		return nil
	}
}

func fiscalYear(s string) []string {
	first, last := civil.FiscalYear(civil.First), civil.FiscalYear(civil.Last)
	if n, err := strconv.Atoi(s); err != nil || n < first || n > last || strconv.Itoa(n) != s {
		return nil
	}
	return []string{s}
}

func carrierName(s string) []string {
	if s = strings.TrimSpace(s); s == "" || utf8.RuneCountInString(s) > maxLine || !utf8.ValidString(s) {
		return nil
	}
	return []string{s}
}

func kind(s string) []string {
	if _, ok := incident.ParseKind(s); !ok {
		return nil
	}
	return []string{s}
}

func region(s string) []string {
	if _, ok := taxonomy.Region(s); !ok {
		return nil
	}
	return []string{s}
}

// termOrGroup takes the code of a term, or that of a group for all its terms.
func termOrGroup(groups []taxonomy.Group) func(string) []string {
	return func(s string) []string {
		if _, ok := taxonomy.Find(groups, s); ok {
			return []string{s}
		}
		var codes []string
		for _, group := range groups {
			if group.Code == s {
				for _, term := range group.Terms {
					codes = append(codes, term.Code)
				}
			}
		}
		return codes
	}
}

// single are the parameters that are given once. Each returns the code of what does not fit.
var single = map[string]func(q *archive.Query, s string) string{
	"from":       func(q *archive.Query, s string) string { return moment(s, 0, &q.From) },
	"to":         func(q *archive.Query, s string) string { return moment(s, 1, &q.To) },
	"usersMin":   func(q *archive.Query, s string) string { return bound(s, &q.UsersMin) },
	"usersMax":   func(q *archive.Query, s string) string { return bound(s, &q.UsersMax) },
	"minutesMin": func(q *archive.Query, s string) string { return bound(s, &q.MinutesMin) },
	"minutesMax": func(q *archive.Query, s string) string { return bound(s, &q.MinutesMax) },
	"q":          words,
	"sort":       sort,
	"limit":      limit,
	"after":      func(q *archive.Query, s string) string { q.After = s; return "" },
}

// moment reads a date or an instant. As an end, beyond is 1: the whole day, or the whole second, is still inside.
func moment(s string, beyond int, to *int64) string {
	if d, ok := civil.ParseDate(s); ok {
		*to = int64((d + civil.Date(beyond)).At(0, 0, 0))
		return ""
	}
	at, ok := civil.ParseInstant(s)
	if !ok {
		return refusal.NotDay
	}
	*to = int64(at) + int64(beyond)
	return ""
}

func bound(s string, to **int64) string {
	n, err := strconv.ParseInt(s, 10, 64)
	switch {
	case err != nil:
		return refusal.NotWhole
	case n < 0:
		return incident.Negative.String()
	}
	*to = &n
	return ""
}

func words(q *archive.Query, s string) string {
	const longest = 500
	switch q.Words = strings.Fields(archive.Normalize(s)); {
	case !utf8.ValidString(s):
		return incident.Malformed.String()
	case utf8.RuneCountInString(s) > longest, len(q.Words) > maxWords:
		return incident.TooLong.String()
	}
	return ""
}

var sorts = []archive.Sort{archive.ByReceipt, archive.ByOccurred, archive.ByUsers, archive.ByMinutes, archive.ByCarrier}

func sort(q *archive.Query, s string) string {
	name, descending := strings.CutPrefix(s, "-")
	if !slices.Contains(sorts, archive.Sort(name)) {
		return incident.UnknownValue.String()
	}
	q.Sort, q.Descending = archive.Sort(name), descending
	return ""
}

func limit(q *archive.Query, s string) string {
	n, err := strconv.Atoi(s)
	switch {
	case err != nil:
		return refusal.NotWhole
	case n < 1:
		return incident.Zero.String()
	case n > archive.MaxLimit:
		return refusal.TooLargeNumber
	}
	q.Limit = n
	return ""
}

// order refuses bounds that exclude each other, and a cursor of another order.
func (r *queryReader) order() {
	q := &r.q
	if q.From != 0 && q.To != 0 && q.From >= q.To {
		r.refuse("to", incident.Reversed.String())
	}
	if q.UsersMin != nil && q.UsersMax != nil && *q.UsersMin > *q.UsersMax {
		r.refuse("usersMax", incident.Reversed.String())
	}
	if q.MinutesMin != nil && q.MinutesMax != nil && *q.MinutesMin > *q.MinutesMax {
		r.refuse("minutesMax", incident.Reversed.String())
	}
	if _, err := q.Cursor(); err != nil {
		r.refuse("after", incident.Malformed.String())
	}
}
