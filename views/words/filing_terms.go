package words

import (
	"strings"

	"jiko/shared/filing"
	"jiko/shared/taxonomy"
)

// japaneseTerms are the names of causes and failed equipment as the ministry prints them.
func japaneseTerms() map[string]string {
	names := map[string]string{}
	for _, groups := range [][]taxonomy.Group{taxonomy.Causes, taxonomy.FailedEquipment} {
		for _, group := range groups {
			names[group.Code] = group.Name
			for _, term := range group.Terms {
				names[term.Code] = term.Name
			}
		}
	}
	return names
}

// japaneseRegions are the regions by their names.
func japaneseRegions() map[string]string {
	names := map[string]string{taxonomy.Nationwide: taxonomy.Nationwide}
	for _, prefecture := range taxonomy.Prefectures {
		names[prefecture] = prefecture
	}
	return names
}

// englishPrefectures are the prefectures in the order of their numbers.
var englishPrefectures = [len(taxonomy.Prefectures)]string{
	"Hokkaido", "Aomori", "Iwate", "Miyagi", "Akita", "Yamagata", "Fukushima",
	"Ibaraki", "Tochigi", "Gunma", "Saitama", "Chiba", "Tokyo", "Kanagawa",
	"Niigata", "Toyama", "Ishikawa", "Fukui", "Yamanashi", "Nagano", "Gifu", "Shizuoka", "Aichi",
	"Mie", "Shiga", "Kyoto", "Osaka", "Hyogo", "Nara", "Wakayama",
	"Tottori", "Shimane", "Okayama", "Hiroshima", "Yamaguchi",
	"Tokushima", "Kagawa", "Ehime", "Kochi",
	"Fukuoka", "Saga", "Nagasaki", "Kumamoto", "Oita", "Miyazaki", "Kagoshima", "Okinawa",
}

// englishRegions are the regions in English, by their Japanese names.
func englishRegions() map[string]string {
	names := map[string]string{taxonomy.Nationwide: "All of Japan"}
	for i, prefecture := range taxonomy.Prefectures {
		names[prefecture] = englishPrefectures[i]
	}
	return names
}

// Term is the name of a cause or of failed equipment behind that of its group, by its code: external/fire.
func (f *Filing) Term(code string) string {
	group, _, _ := strings.Cut(code, "/")
	return f.Terms[group] + " / " + f.Terms[code]
}

// FormName is the name of a form by its code.
func (r *Result) FormName(code string) string {
	for _, f := range []filing.Form{filing.SevereForm, filing.PeriodicDetailed, filing.PeriodicSimplified} {
		if f.String() == code {
			return r.Forms[f.Name()]
		}
	}
	return ""
}
