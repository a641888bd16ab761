package intake

import (
	"net/url"
	"reflect"
	"strings"
	"testing"

	"jiko/server/internal/archive"
)

func parameters(t *testing.T, query string) url.Values {
	t.Helper()
	values, err := url.ParseQuery(query)
	if err != nil {
		t.Fatal(err)
	}
	return values
}

func number(n int64) *int64 { return &n }

func TestReadQueryReadsEveryParameter(t *testing.T) {
	after := (&archive.Cursor{Sort: archive.ByUsers, Descending: true, Number: 3, Receipt: receipt}).String()
	got, err := ReadQuery(parameters(t, "fy=2020&fy=2021&carrier=%E7%94%B2%E7%A4%BE&severe=yes&form=severe-report&kind=voice&cause=human"+
		"&failedEquipment=server/other&region=%E7%9F%B3%E5%B7%9D%E7%9C%8C&stage=final&nature=incident&from=2020-04-01&to=2021-03-31"+
		"&usersMin=1&usersMax=2&minutesMin=0&minutesMax=60&q=%EF%BC%AE%EF%BC%B4%EF%BC%B4+%EF%BE%80&not.severe=no&not.region=%E5%85%A8%E5%9B%BD"+
		"&sort=-users&limit=500&after="+after))
	if err != nil {
		t.Fatal(err)
	}
	want := archive.Query{
		Match: archive.Terms{
			archive.FiscalYear: {"2020", "2021"}, archive.Carrier: {"甲社"}, archive.Severe: {"yes"}, archive.Form: {"severe-report"},
			archive.Kind: {"voice"}, archive.Cause: {"human/work-error", "human/misconfiguration"}, archive.FailedEquipment: {"server/other"},
			archive.Region: {"石川県"}, archive.Stage: {"final"}, archive.Nature: {"incident"},
		},
		Exclude: archive.Terms{archive.Severe: {"no"}, archive.Region: {"全国"}},
		From:    int64(instant("2020-04-01T00:00")), To: int64(instant("2021-04-01T00:00")),
		UsersMin: number(1), UsersMax: number(2), MinutesMin: number(0), MinutesMax: number(60),
		Words: []string{"ntt", "タ"}, Sort: archive.ByUsers, Descending: true, Limit: 500, After: after, Facets: true,
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("read %+v, want %+v", got, want)
	}
}

func TestReadQueryOfNothingAsksForEverything(t *testing.T) {
	got, err := ReadQuery(nil)
	want := archive.Query{Match: archive.Terms{}, Exclude: archive.Terms{}, Limit: defaultLimit, Facets: true}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("read %+v, %v", got, err)
	}
}

// TestAnEndIsStillInside: to names the last day or second that is looked at.
func TestAnEndIsStillInside(t *testing.T) {
	got, err := ReadQuery(parameters(t, "from=2020-06-29T12:11&to=2020-06-29T12:11"))
	if err != nil || got.From != int64(instant("2020-06-29T12:11")) || got.To != got.From+1 {
		t.Errorf("read %+v, %v", got, err)
	}
}

func TestReadQueryNamesEverythingThatDoesNotFit(t *testing.T) {
	for query, want := range map[string]string{
		"colour=1":                              "colour unknown-field",
		"not.q=1":                               "not.q unknown-field",
		"not.=1":                                "not. unknown-field",
		"not.not.fy=2020":                       "not.not.fy unknown-field",
		"FY=2020":                               "FY unknown-field",
		"fy=":                                   "fy unknown-value",
		"fy=1983":                               "fy unknown-value",
		"fy=02020":                              "fy unknown-value",
		"fy=2020&fy=x":                          "fy unknown-value",
		"severe=maybe":                          "severe unknown-value",
		"not.severe=maybe":                      "not.severe unknown-value",
		"form=x":                                "form unknown-value",
		"kind=x":                                "kind unknown-value",
		"cause=x":                               "cause unknown-value",
		"failedEquipment=human":                 "failedEquipment unknown-value",
		"region=x":                              "region unknown-value",
		"stage=x":                               "stage unknown-value",
		"nature=x":                              "nature unknown-value",
		"carrier=+":                             "carrier unknown-value",
		"from=2020-13-01":                       "from not-a-day",
		"from=2020-02-30":                       "from not-a-day",
		"to=yesterday":                          "to not-a-day",
		"from=2020-04-02&to=2020-04-01":         "to reversed",
		"usersMin=-1":                           "usersMin negative",
		"usersMin=1.5":                          "usersMin not-whole",
		"usersMin=1&usersMin=2":                 "usersMin repeated",
		"usersMin=2&usersMax=1":                 "usersMax reversed",
		"minutesMin=2&minutesMax=1":             "minutesMax reversed",
		"sort=colour":                           "sort unknown-value",
		"sort=--users":                          "sort unknown-value",
		"limit=0":                               "limit zero",
		"limit=501":                             "limit too-large",
		"limit=x":                               "limit not-whole",
		"after=x":                               "after malformed",
		"q=%ff":                                 "q malformed",
		"a=1&b=2":                               "a unknown-field, b unknown-field",
		"q=" + strings.Repeat("a+", maxWords+1): "q too-long",
		"q=" + strings.Repeat("a", 501):         "q too-long",
	} {
		_, err := ReadQuery(parameters(t, query))
		if got := fieldsOf(t, err); got != want {
			t.Errorf("%s: refused for %q, want %q", query, got, want)
		}
	}
}

// TestACursorHoldsForItsOrderOnly: going on from a place of another order would skip filings.
func TestACursorHoldsForItsOrderOnly(t *testing.T) {
	after := (&archive.Cursor{Sort: archive.ByUsers, Receipt: receipt}).String()
	for query, good := range map[string]bool{"sort=users": true, "sort=-users": false, "sort=minutes": false, "": false} {
		if _, err := ReadQuery(parameters(t, query+"&after="+after)); (err == nil) != good {
			t.Errorf("%s: %v", query, err)
		}
	}
}
