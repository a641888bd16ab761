package law_test

import (
	"encoding/json"
	"os"
	"slices"
	"strconv"
	"testing"

	"jiko/shared/civil"
	"jiko/shared/incident"
	"jiko/shared/law"
)

func day(t *testing.T, s string) civil.Date {
	t.Helper()
	d, ok := civil.ParseDate(s)
	if !ok {
		t.Fatalf("not a day: %q", s)
	}
	return d
}

func TestTheEditionsFollowEachOtherWithoutGap(t *testing.T) {
	ids := []string{"before-2008-04-01", "2008-04-01", "2015-04-01", "2019-04-01", "2023-06-16", "2026-04-01"}
	next := civil.First
	for i := range law.Editions {
		e := &law.Editions[i]
		if e.ID != ids[i] || e.From != next || e.Until <= e.From {
			t.Errorf("edition %d is %s from %s", i, e.ID, e.From.Append(nil))
		}
		if i > 0 && e.ID != string(e.From.Append(nil)) {
			t.Errorf("%s is in force from %s", e.ID, e.From.Append(nil))
		}
		if e.Degradation != (i > 0) {
			t.Errorf("under %s degradation counts: %v", e.ID, e.Degradation)
		}
		if found, ok := law.ByID(e.ID); !ok || found != e {
			t.Errorf("%s is not found", e.ID)
		}
		next = e.Until
	}
	if next != civil.Last+1 {
		t.Error("the calendar goes on after the last edition")
	}
	for _, id := range []string{"", "2008", "2020-04-01", "2008-04-01 "} {
		if _, ok := law.ByID(id); ok {
			t.Errorf("an edition is found as %q", id)
		}
	}
}

func TestTheDayPicksTheEdition(t *testing.T) {
	for _, row := range []struct{ day, want string }{
		{"1985-01-01", "before-2008-04-01"}, {"2008-03-31", "before-2008-04-01"},
		{"2008-04-01", "2008-04-01"}, {"2015-03-31", "2008-04-01"},
		{"2015-04-01", "2015-04-01"}, {"2019-03-31", "2015-04-01"},
		{"2019-04-01", "2019-04-01"}, {"2023-06-15", "2019-04-01"},
		{"2023-06-16", "2023-06-16"}, {"2026-03-31", "2023-06-16"},
		{"2026-04-01", "2026-04-01"}, {"2099-12-31", "2026-04-01"},
	} {
		if got := law.On(day(t, row.day)).ID; got != row.want {
			t.Errorf("on %s it is %s, want %s", row.day, got, row.want)
		}
	}
}

func TestUnderAnotherEditionTheNearestDayOfItCounts(t *testing.T) {
	for _, row := range []struct{ edition, occurred, want string }{
		{"2015-04-01", "2014-12-31", "2015-04-01"},
		{"2015-04-01", "2017-05-06", "2017-05-06"},
		{"2015-04-01", "2020-06-29", "2019-03-31"},
		{"before-2008-04-01", "2020-06-29", "2008-03-31"},
		{"2026-04-01", "2020-06-29", "2026-04-01"},
	} {
		e, _ := law.ByID(row.edition)
		if got := string(e.Day(day(t, row.occurred)).Append(nil)); got != row.want {
			t.Errorf("%s under %s is read as of %s, want %s", row.occurred, row.edition, got, row.want)
		}
	}
}

// fileNames are the names of the categories in the data file, by the number of the row in each edition.
var fileNames = map[string][]string{
	"before-2008-04-01": {"all"},
	"2008-04-01":        {"all"},
	"2015-04-01":        {"emergency_voice", "non_emergency_voice", "free_internet", "others"},
	"2019-04-01":        {"emergency_voice", "non_emergency_voice", "lpwa", "free_internet", "others"},
	"2023-06-16":        {"emergency_voice", "non_emergency_voice", "lpwa", "free_internet", "others"},
	"2026-04-01":        {"emergency_voice", "non_emergency_voice", "lpwa", "free_mail_messaging_10m", "free_internet", "internet_connection", "others"},
}

func TestTheBoundsAreThoseOfTheDataFile(t *testing.T) {
	text, err := os.ReadFile("testdata/criteria_by_version.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Versions []struct {
			From, Before *string
			Degradation  bool
			Categories   map[string][][2]int64
		} `json:"criteria_by_version"`
	}
	if err := json.Unmarshal(text, &file); err != nil {
		t.Fatal(err)
	}
	held := 0
	for _, version := range file.Versions {
		for i := range law.Editions {
			e := &law.Editions[i]
			from, before := civil.First, civil.Last+1
			if version.From != nil {
				from = day(t, *version.From)
			}
			if version.Before != nil {
				before = day(t, *version.Before)
			}
			if e.From < from || e.Until > before {
				continue
			}
			held++
			if e.Degradation != version.Degradation || len(e.Rows) != len(version.Categories) {
				t.Errorf("%s has %d rows", e.ID, len(e.Rows))
			}
			for row, category := range e.Rows {
				var got [][2]int64
				for _, c := range category.Criteria() {
					got = append(got, [2]int64{c.Minutes, c.Users})
				}
				if want := version.Categories[fileNames[e.ID][row]]; !slices.Equal(got, want) {
					t.Errorf("row %d of %s has %v, the file has %v", row+1, e.ID, got, want)
				}
			}
		}
	}
	if held != len(law.Editions) {
		t.Errorf("%d editions stand in the file", held)
	}
}

func TestEachBoundNamesTheDayFromWhichItHolds(t *testing.T) {
	for i := len(law.Editions) - 1; i >= 0; i-- {
		e := &law.Editions[i]
		for _, category := range e.Rows {
			first := slices.IndexFunc(law.Editions[:], func(e law.Edition) bool { return slices.Contains(e.Rows, category) })
			if from, want := category.From(), law.Editions[first].From; from != want && category != law.AllServices {
				t.Errorf("%v of %s holds from %s, want %s", category, e.ID, from.Append(nil), want.Append(nil))
			}
		}
	}
	if from := law.AllServices.From(); from != day(t, "1985-04-01") {
		t.Errorf("the first criterion holds from %s", from.Append(nil))
	}
}

// The number of the row of each kind of service, in the order of the kinds: emergency voice, voice, LPWA, free mail or messaging
// of 10 million users or more, other free internet service, internet access, other service.
func TestEveryKindOfServiceHasItsRow(t *testing.T) {
	for edition, want := range map[string]string{
		"before-2008-04-01": "1111111",
		"2008-04-01":        "1111111",
		"2015-04-01":        "1243344",
		"2019-04-01":        "1234455",
		"2023-06-16":        "1234455",
		"2026-04-01":        "1234567",
	} {
		e, _ := law.ByID(edition)
		got := ""
		for kind := range incident.KindCount {
			category, row := e.CategoryOf(kind)
			got += strconv.Itoa(int(row))
			if e.Rows[row-1] != category {
				t.Errorf("row %d of %s is not %v", row, edition, category)
			}
		}
		if got != want {
			t.Errorf("the rows of the kinds under %s are %s, want %s", edition, got, want)
		}
	}
}
