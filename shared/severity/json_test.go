package severity_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"jiko/shared/incident"
	"jiko/shared/jsonout"
	"jiko/shared/law"
	"jiko/shared/quantity"
	"jiko/shared/severity"
)

var update = flag.Bool("update", false, "write the golden files")

// answerJSON is the answer of POST /api/v1/judge as it is documented. A member that is not here is a member that nobody knows.
type answerJSON struct {
	Edition           string          `json:"edition"`
	AsOf              *string         `json:"asOf"`
	Severe            string          `json:"severe"`
	Periodic          string          `json:"periodic"`
	Forms             []string        `json:"forms"`
	Criteria          []criterionJSON `json:"criteria"`
	Nearest           *int            `json:"nearest"`
	PeriodicCriteria  []criterionJSON `json:"periodicCriteria"`
	Measured          []measuredJSON  `json:"measured"`
	Hangs             []hangJSON      `json:"hangs"`
	Duties            []dutyJSON      `json:"duties"`
	ConditionalDuties []dutyJSON      `json:"conditionalDuties"`
	Notes             []struct{ Code, Evidence string }
}

type criterionJSON struct {
	Service, Impact          *int
	Category, CategoryCode   *string
	Row, Facility, Trigger   *string
	LeftOut                  *string
	Minutes, Users           *int64
	Met                      string
	MinutesShort, UsersShort *int64
	Crosses                  *string
	Citation, Evidence       string
	URL                      string
}

type measuredJSON struct {
	Service, Impact *int
	Minutes, Users  struct {
		Min, Max, Stated *int64
		Mark             *string
	}
}

type hangJSON struct {
	Report                      string
	Service, Impact             *int
	Category, CategoryCode, Row *string
	Minutes, Users              *int64
	Why                         []string
}

type dutyJSON struct {
	Report                  string
	When, Form              *string
	Nominal, Due            *string
	Closed                  []struct{ Date, Why string }
	MovedBy                 *struct{ Citation, Evidence, URL string }
	Citation, Evidence, URL string
}

func printed(v *severity.Verdict) []byte {
	var w jsonout.Writer
	v.WriteJSON(&w)
	return w.Buf
}

func decode(t *testing.T, text []byte) answerJSON {
	t.Helper()
	var a answerJSON
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(&a); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return a
}

func same[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}

// optional holds a member that is left out where it says nothing.
func optional(t *testing.T, what string, got *int64, want int64, there bool) {
	t.Helper()
	switch {
	case (got != nil) != there:
		t.Errorf("%s is there: %v", what, got != nil)
	case there && *got != want:
		t.Errorf("%s is %d, want %d", what, *got, want)
	}
}

func index(t *testing.T, what string, got *int, want int) {
	t.Helper()
	if (got != nil) != (want != severity.NoIndex) || got != nil && *got != want {
		t.Errorf("%s is %v, want %d", what, got, want)
	}
}

// holdJSON reads the print of a verdict back and compares it member by member.
func holdJSON(t *testing.T, v *severity.Verdict) {
	t.Helper()
	text := printed(v)
	a := decode(t, text)
	same(t, "edition", a.Edition, v.Edition.ID)
	same(t, "severe", a.Severe, v.Severe.String())
	same(t, "periodic", a.Periodic, v.Periodic.String())
	same(t, "asOf is there", a.AsOf != nil, v.AsOf != 0)
	index(t, "nearest", a.Nearest, v.Nearest)
	same(t, "forms", len(a.Forms), len(slices.Collect(v.Forms)))
	same(t, "criteria", len(a.Criteria), len(v.Criteria))
	same(t, "periodicCriteria", len(a.PeriodicCriteria), len(v.PeriodicCriteria))
	same(t, "measured", len(a.Measured), len(v.Measured))
	same(t, "hangs", len(a.Hangs), len(v.Hangs))
	same(t, "duties", len(a.Duties), len(v.Duties))
	same(t, "conditionalDuties", len(a.ConditionalDuties), len(v.Conditional))
	same(t, "notes", len(a.Notes), len(v.Notes))
	if t.Failed() {
		t.Fatalf("%s", text)
	}
	for i, f := range v.Criteria {
		holdCriterionJSON(t, &a.Criteria[i], &f)
		optional(t, "minutes", a.Criteria[i].Minutes, f.Minutes, true)
		optional(t, "users", a.Criteria[i].Users, f.Users, true)
		optional(t, "minutesShort", a.Criteria[i].MinutesShort, f.MinutesShort, true)
		optional(t, "usersShort", a.Criteria[i].UsersShort, f.UsersShort, true)
		limb := f.Facility != incident.OrdinaryFacility
		same(t, "facility is there", a.Criteria[i].Facility != nil, limb)
		same(t, "category is empty", *a.Criteria[i].Category == "", limb)
		same(t, "row is there", a.Criteria[i].Row != nil, !limb && f.Category != law.AllServices)
	}
	for i, f := range v.PeriodicCriteria {
		holdCriterionJSON(t, &a.PeriodicCriteria[i], &f)
		optional(t, "minutes", a.PeriodicCriteria[i].Minutes, f.Minutes, f.Minutes > 0)
		optional(t, "users", a.PeriodicCriteria[i].Users, f.Users, f.Users > 0)
		optional(t, "minutesShort", a.PeriodicCriteria[i].MinutesShort, f.MinutesShort, f.Minutes > 0)
		optional(t, "usersShort", a.PeriodicCriteria[i].UsersShort, f.UsersShort, f.Users > 0)
		same(t, "trigger is there", a.PeriodicCriteria[i].Trigger != nil, f.Trigger == incident.InformationLeak)
		same(t, "facility is there", a.PeriodicCriteria[i].Facility != nil, f.Facility != incident.OrdinaryFacility)
		same(t, "the reason to leave it out is there", a.PeriodicCriteria[i].LeftOut != nil, f.LeftOut != severity.TakenIn)
	}
	for i, m := range v.Measured {
		got := &a.Measured[i]
		optional(t, "min of minutes", got.Minutes.Min, m.Minutes.Min, true)
		optional(t, "max of minutes", got.Minutes.Max, m.Minutes.Max, m.Minutes.Max != quantity.Unbounded)
		optional(t, "min of users", got.Users.Min, m.Users.Min, true)
		optional(t, "max of users", got.Users.Max, m.Users.Max, m.Users.Max != quantity.Unbounded)
		optional(t, "users as stated", got.Users.Stated, m.Users.Stated, m.Users.Mark != quantity.Plain)
	}
	for i, h := range v.Hangs {
		got := &a.Hangs[i]
		index(t, "service", got.Service, h.Service)
		optional(t, "minutes", got.Minutes, h.Minutes, h.Minutes > 0)
		optional(t, "users", got.Users, h.Users, h.Users > 0)
		same(t, "a reason is there", len(got.Why) > 0, true)
		same(t, "category is there", got.Category != nil, h.Row > 0)
	}
	for i, d := range v.Duties {
		got := &a.Duties[i]
		same(t, "report", got.Report, d.Report.String())
		same(t, "when is there", got.When != nil, d.Nominal == 0)
		same(t, "due is there", got.Due != nil, d.Nominal != 0)
		same(t, "closed days", len(got.Closed), int(d.Due-d.Nominal))
		same(t, "movedBy is there", got.MovedBy != nil, d.Due != d.Nominal)
		same(t, "citation is there", got.Citation != "" && got.URL != "", true)
	}
	for i, n := range v.Notes {
		same(t, "note", a.Notes[i].Code, n.Note.String())
		same(t, "evidence of the note", a.Notes[i].Evidence, n.Evidence.String())
	}
	if t.Failed() {
		t.Fatalf("%s", text)
	}
}

func holdCriterionJSON(t *testing.T, got *criterionJSON, f *severity.Finding) {
	t.Helper()
	index(t, "service", got.Service, f.Service)
	index(t, "impact", got.Impact, f.Impact)
	same(t, "met", got.Met, f.Met.String())
	same(t, "crosses is there", got.Crosses != nil, f.Crosses != 0)
	same(t, "citation", got.Citation, string(f.Source.Append(nil)))
	same(t, "evidence", got.Evidence, f.Source.Evidence.String())
	same(t, "url is there", got.URL != "", true)
}

func TestEveryVerdictIsTheDocumentedJSON(t *testing.T) {
	c := random(9)
	var v severity.Verdict
	for range times(20_000) {
		in := generate(c)
		severity.Judge(in, &law.Editions[c.choose(len(law.Editions))], &v)
		holdJSON(t, &v)
	}
}

// The golden file shows one verdict of each sort whole, for whoever reads or writes the interface.
func TestVerdictsInFull(t *testing.T) {
	ongoing := asOf(happened("2026-05-30T10:00",
		service(incident.InternetAccess, among(quantity.Rounded(100_000), stoppedSince("2026-05-30T10:00"))),
		service(incident.FreeMessagingLarge, among(quantity.Range{Min: 1_500_000, Max: 1_500_000, Stated: 1_500_000, Mark: quantity.Highest}, stopped("2026-05-30T10:00", "2026-05-30T11:00"), degraded(lasting(60)))),
	), "2026-05-30T10:45")
	cable := happened("2020-04-30T14:07", service(incident.OtherService, among(quantity.Exact(10), lasting(300))))
	cable.Facility, cable.AllTrafficLost, cable.Phases = incident.SubmarineCable, incident.Undetermined, []incident.Phase{lasting(300)}
	leak := happened("2020-06-01T10:00")
	leak.Trigger = incident.InformationLeak
	for name, in := range map[string]*incident.Incident{
		"severe":  happened("2020-06-29T12:11", service(incident.EmergencyVoice, among(quantity.Exact(135_000), lasting(156)), among(quantity.Exact(8_000), lasting(261)))),
		"first":   happened("2008-03-31T12:00", service(incident.Voice, among(quantity.Exact(40_000), degraded(lasting(600))))),
		"summed":  happened("2024-12-31T23:00", service(incident.Voice, among(quantity.Exact(20_000), lasting(130)), among(quantity.Range{Min: 9_000, Max: 12_000}, lasting(130)))),
		"ongoing": ongoing, "cable": cable, "leak": leak,
	} {
		t.Run(name, func(t *testing.T) {
			v := judged(t, in)
			holdJSON(t, v)
			var got bytes.Buffer
			if err := json.Indent(&got, printed(v), "", "  "); err != nil {
				t.Fatal(err)
			}
			got.WriteByte('\n')
			golden(t, name+".json", got.Bytes())
		})
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("differs from %s; -update writes it anew\n%s", file, got)
	}
}
