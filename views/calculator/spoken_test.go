package calculator

import (
	"math"
	"testing"

	"jiko/shared/notation"
	"jiko/shared/quantity"
	"jiko/views/words"
)

func TestANumberOfAnAddressStandsInTheFormAsPeopleWriteIt(t *testing.T) {
	for typed, want := range map[string][2]string{
		"135000lines":           {"135,000回線", "135,000 lines"},
		"166803persons":         {"166,803人", "166,803 persons"},
		"~30000":                {"約30,000", "about 30,000"},
		"^2200000persons":       {"最大2,200,000人", "maximum 2,200,000 persons"},
		"30000contracts..":      {"30,000契約以上", "30,000 contracts or more"},
		"..29999subscribers":    {"29,999加入者以下", "29,999 subscribers or fewer"},
		"25000..34999":          {"25,000〜34,999", "25,000 to 34,999"},
		"9007199254740993lines": {"9,007,199,254,740,993回線", "9,007,199,254,740,993 lines"},
		"30000":                 {"30000", "30000"},
		"135000回線":              {"135000回線", "135000回線"},
		"3万人以上":                 {"3万人以上", "3万人以上"},
		"1lines..":              {"1lines..", "1lines.."},
		"?":                     {"?", "?"},
		"":                      {"", ""},
		"たくさん":                  {"たくさん", "たくさん"},
	} {
		for i, c := range []*words.Catalog{&words.Japanese, &words.English} {
			if got := spoken(&c.Result, typed); got != want[i] {
				t.Errorf("%s stands in the form as %s, want %s", typed, got, want[i])
			}
		}
	}
}

// What stands in the form is sent again: it must mean the same.
func TestWhatStandsInTheFormMeansTheSame(t *testing.T) {
	for _, c := range []*words.Catalog{&words.Japanese, &words.English} {
		for unit := range quantity.UnitCount {
			for _, users := range []quantity.Range{
				quantity.Exact(1), quantity.Exact(math.MaxInt64 / 4), quantity.Rounded(7), quantity.Rounded(29_900), {Min: 1, Max: 1, Stated: 1, Mark: quantity.Highest},
				quantity.AtLeast(2), {Min: 1, Max: 2}, {Min: 999, Max: 1000},
			} {
				typed := string(notation.AppendUsers(nil, users, unit))
				again, of, problem := notation.Users(spoken(&c.Result, typed))
				if again != users || of != unit || problem.Code != notation.NoProblem {
					t.Errorf("%s stands in the form as %s, which is %+v", typed, spoken(&c.Result, typed), again)
				}
			}
		}
	}
}

func TestAMomentOfAnAddressStandsInTheFormAsItIsWrittenOut(t *testing.T) {
	for typed, want := range map[string][2]string{
		"2020-06-29T02:10":    {"2020-06-29 2:10", "2020-06-29 2:10"},
		"2020-06-29T12:11:05": {"2020-06-29 12:11:05", "2020-06-29 12:11:05"},
		"2020-06-29T12:11頃":   {"2020-06-29 12:11頃", "about 2020-06-29 12:11"},
		"2020-06-29":          {"2020-06-29", "2020-06-29"},
		"2020-06-29T25:00":    {"2020-06-29T25:00", "2020-06-29T25:00"},
		"2020-06-29T03:11Z":   {"2020-06-29T03:11Z", "2020-06-29T03:11Z"},
		"令和2年6月29日 2時10分":     {"令和2年6月29日 2時10分", "令和2年6月29日 2時10分"},
		"2:10":                {"2:10", "2:10"},
		"頃":                   {"頃", "頃"},
		"":                    {"", ""},
	} {
		for i, c := range []*words.Catalog{&words.Japanese, &words.English} {
			got := spokenMoment(&c.Result, typed)
			if got != want[i] {
				t.Errorf("%s stands in the form as %s, want %s", typed, got, want[i])
			}
			at, about, _ := notation.Moment(typed, notation.Reference{Now: noon})
			if again, of, _ := notation.Moment(got, notation.Reference{Now: noon}); again != at || of != about {
				t.Errorf("%s means %v (%v), and %s in the form means %v (%v)", typed, at, about, got, again, of)
			}
		}
	}
}
