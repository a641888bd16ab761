package notation_test

import (
	"strings"
	"testing"

	"jiko/shared/notation"
	"jiko/shared/quantity"
)

// known is what was read of a number: a range, and what it counts.
type known struct {
	quantity.Range
	unit quantity.Unit
}

func exactly(n int64) known        { return known{Range: quantity.Exact(n)} }
func orMore(n int64) known         { return known{Range: quantity.AtLeast(n)} }
func fromTo(low, high int64) known { return known{Range: quantity.Range{Min: low, Max: high}} }
func roughly(n int64) known        { return known{Range: quantity.Rounded(n)} }
func atTheMost(n int64) known {
	return known{Range: quantity.Range{Min: n, Max: n, Stated: n, Mark: quantity.Highest}}
}
func (k known) of(u quantity.Unit) known { k.unit = u; return k }

const (
	persons     = quantity.Persons
	lines       = quantity.Lines
	contracts   = quantity.Contracts
	subscribers = quantity.Subscribers
)

func TestUsers(t *testing.T) {
	for text, want := range map[string]known{
		// As the report of fiscal year 2020 and the annexes of the carriers print them.
		"166,803人":      exactly(166803).of(persons),
		"最大220万人":       atTheMost(2200000).of(persons),
		"135,000回線":     exactly(135000).of(lines),
		"8,000回線":       exactly(8000).of(lines),
		"約7,900回線(最大)":  roughly(7900).of(lines),
		"約1,800回線（最大）":  roughly(1800).of(lines),
		"500人以上 5千人未満":  fromTo(500, 4999).of(persons),
		"5千人以上 3万人未満":   fromTo(5000, 29999).of(persons),
		"10万人以上100万人未満": fromTo(100000, 999999).of(persons),
		"500人未満":        fromTo(1, 499).of(persons),
		"3万以上":          orMore(30000),

		// Digits.
		"30000":                exactly(30000),
		"３００００":                exactly(30000),
		"30,000":               exactly(30000),
		"３０，０００":               exactly(30000),
		"30、000":               exactly(30000),
		"30 000":               exactly(30000),
		"30　000":               exactly(30000),
		"1,234,567":            exactly(1234567),
		"1 234 567":            exactly(1234567),
		" 30000 ":              exactly(30000),
		"　30000　":              exactly(30000),
		"\t30000\u00a0":        exactly(30000),
		"\ufeff3\u200b万\u200e": exactly(30000), // a chat or a table copies signs along that nobody sees
		"0030000":              exactly(30000),
		"30000.0":              exactly(30000),
		"1.0":                  exactly(1),
		"1,234.50万":            exactly(12345000),
		"4000000000000000000":  exactly(4000000000000000000),

		// Words for numbers.
		"3万":          exactly(30000),
		"３万":          exactly(30000),
		"3 万 人":       exactly(30000).of(persons),
		"3萬":          exactly(30000),
		"3万5千":        exactly(35000),
		"3万 5千":       exactly(35000),
		"3万5千5百":      exactly(35500),
		"3.5万":        exactly(35000),
		"1.234万":      exactly(12340),
		"3.000万":      exactly(30000),
		"1.234千":      exactly(1234),
		"30.000k":     exactly(30000),
		"1.234M":      exactly(1234000),
		"３．５万":        exactly(35000),
		"3.0万":        exactly(30000),
		"0.5万":        exactly(5000),
		"1億2,000万":    exactly(120000000),
		"1億2000万3千":   exactly(120003000),
		"1億2千3百万":     exactly(123000000),
		"220万8千":      exactly(2208000),
		"3万12":        exactly(30012),
		"3万5":         exactly(30005),
		"十二万三千":       exactly(123000),
		"三万":          exactly(30000),
		"三〇〇〇〇":       exactly(30000),
		"三万五〇〇〇":      exactly(35000),
		"百二十":         exactly(120),
		"二十":          exactly(20),
		"拾弐万":         exactly(120000),
		"壱萬":          exactly(10000),
		"千":           exactly(1000),
		"千人":          exactly(1000).of(persons),
		"百万人":         exactly(1000000).of(persons),
		"2千":          exactly(2000),
		"12百":         exactly(1200),
		"3千万":         exactly(30000000),
		"1.5千万":       exactly(15000000),
		"1.2345千万":    exactly(12345000),
		"1兆":          exactly(1000000000000),
		"0.00005億":    exactly(5000),
		"30k":         exactly(30000),
		"30K":         exactly(30000),
		"2.2M":        exactly(2200000),
		"2.2m users":  exactly(2200000),
		"2M500k":      exactly(2500000),
		"30 thousand": exactly(30000),
		"2.2 Million": exactly(2200000),

		// What is counted.
		"3万人":            exactly(30000).of(persons),
		"3万名":            exactly(30000).of(persons),
		"30000 people":   exactly(30000).of(persons),
		"30000persons":   exactly(30000).of(persons),
		"3万回線":           exactly(30000).of(lines),
		"30k lines":      exactly(30000).of(lines),
		"3万契約":           exactly(30000).of(contracts),
		"3万契約者":          exactly(30000).of(contracts),
		"3万加入":           exactly(30000).of(subscribers),
		"3万加入者":          exactly(30000).of(subscribers),
		"3万利用者":          exactly(30000),
		"3万ユーザー":         exactly(30000),
		"30000 Users":    exactly(30000),
		"30件":            exactly(30),
		"3万人〜5万人":        fromTo(30000, 50000).of(persons),
		"8000lines..":    orMore(8000).of(lines),
		"1lines..":       orMore(1).of(lines),
		"..8000lines":    fromTo(1, 8000).of(lines),
		"^8000contracts": atTheMost(8000).of(contracts),

		// Rounded.
		"約3万":         roughly(30000),
		"約３万人":        roughly(30000).of(persons),
		"およそ3万人":      roughly(30000).of(persons),
		"おおよそ3万":      roughly(30000),
		"概ね3万":        roughly(30000),
		"おおむね3万":      roughly(30000),
		"ほぼ3万":        roughly(30000),
		"~30000":      roughly(30000),
		"≒30000":      roughly(30000),
		"推定3万人":       roughly(30000).of(persons),
		"about 30000": roughly(30000),
		"Approx. 30k": roughly(30000),
		"3万人程度":       roughly(30000).of(persons),
		"3万程度":        roughly(30000),
		"3万人くらい":      roughly(30000).of(persons),
		"3万ぐらい":       roughly(30000),
		"3万人ほど":       roughly(30000).of(persons),
		"3万前後":        roughly(30000),
		"約3万人程度":      roughly(30000).of(persons),
		"約3.5万":       roughly(35000),
		"約12,345人":    roughly(12345).of(persons),
		"最大約220万人":    roughly(2200000).of(persons),

		// The upper estimate.
		"最大で3万人":      atTheMost(30000).of(persons),
		"max 30000":   atTheMost(30000),
		"Max. 30,000": atTheMost(30000),
		"^2200000":    atTheMost(2200000),
		"3万人(max)":    atTheMost(30000).of(persons),

		// One limit.
		"3万人以上":             orMore(30000).of(persons),
		"少なくとも3万人":          orMore(30000).of(persons),
		"少なくとも3万人以上":        orMore(30000).of(persons),
		"最低3万":              orMore(30000),
		"最低でも3万":            orMore(30000),
		"at least 30000":    orMore(30000),
		"30000 or more":     orMore(30000),
		">=30000":           orMore(30000),
		"≥30000":            orMore(30000),
		"≧３００００":            orMore(30000),
		"30000+":            orMore(30000),
		"30000＋":            orMore(30000),
		"30000+ users":      orMore(30000),
		"3万+":               orMore(30000),
		"3万人+":              orMore(30000).of(persons),
		"3万以上+":             orMore(30000),
		"約3万+":              orMore(25000),
		"30000..":           orMore(30000),
		"30000…":            orMore(30000),
		"3万〜":               orMore(30000),
		"3万人～":              orMore(30000).of(persons),
		"3万から":              orMore(30000),
		"3万強":               orMore(30000),
		"3万人余り":             orMore(30000).of(persons),
		"3万超":               orMore(30001),
		"3万人を超える":           orMore(30001).of(persons),
		"3万より多い":            orMore(30001),
		">30000":            orMore(30001),
		"more than 30000":   orMore(30001),
		"約3万人以上":            orMore(25000).of(persons),
		"約3万人超":             orMore(25001).of(persons),
		"0以上":               orMore(1),
		"3万人以下":             fromTo(1, 30000).of(persons),
		"3万以内":              fromTo(1, 30000),
		"多くとも3万":            fromTo(1, 30000),
		"3万まで":              fromTo(1, 30000),
		"<=30000":           fromTo(1, 30000),
		"≤30000":            fromTo(1, 30000),
		"up to 30000":       fromTo(1, 30000),
		"at most 30000":     fromTo(1, 30000),
		"..30000":           fromTo(1, 30000),
		"3万未満":              fromTo(1, 29999),
		"3万人弱":              fromTo(1, 29999).of(persons),
		"<30000":            fromTo(1, 29999),
		"less than 30000":   fromTo(1, 29999),
		"fewer than 30,000": fromTo(1, 29999),
		"約3万人以下":            fromTo(1, 34999).of(persons),
		"約3万人未満":            fromTo(1, 34998).of(persons),
		"最大3万人未満":           fromTo(1, 29999).of(persons),

		// Two limits.
		"25000..34999":       fromTo(25000, 34999),
		"2万〜3万":              fromTo(20000, 30000),
		"２万～３万":              fromTo(20000, 30000),
		"20000~30000":        fromTo(20000, 30000),
		"20000-30000":        fromTo(20000, 30000),
		"20000−30000":        fromTo(20000, 30000),
		"20000–30000":        fromTo(20000, 30000),
		"2万ー3万":              fromTo(20000, 30000),
		"2万から3万":             fromTo(20000, 30000),
		"2万人から3万人まで":         fromTo(20000, 30000).of(persons),
		"2万ないし3万":            fromTo(20000, 30000),
		"2万至3万":              fromTo(20000, 30000),
		"20000 to 30000":     fromTo(20000, 30000),
		"20000 … 30000":      fromTo(20000, 30000),
		"30000..30000":       exactly(30000),
		"1万人以上3万人未満":         fromTo(10000, 29999).of(persons),
		"1万人以上〜3万人未満":        fromTo(10000, 29999).of(persons),
		"1万人以上、3万人未満":        fromTo(10000, 29999).of(persons),
		"1万人以上かつ3万人以下":       fromTo(10000, 30000).of(persons),
		"1万人超3万人以下":          fromTo(10001, 30000).of(persons),
		">=10000 and <30000": fromTo(10000, 29999),
		"約2万〜3万人":            fromTo(15000, 34999).of(persons),
		"2万〜3万人程度":           fromTo(15000, 34999).of(persons),
		"0〜500人":             fromTo(1, 500).of(persons),

		// The unit of the upper end carries back to a plain number, where that alone makes a range.
		"2〜3万人":    fromTo(20000, 30000).of(persons),
		"2.5〜3万":   fromTo(25000, 30000),
		"約2〜3万人":   fromTo(15000, 34999).of(persons),
		"2〜3千万":    fromTo(20000000, 30000000),
		"20-30k":   fromTo(20000, 30000),
		"500〜3万人":  fromTo(500, 30000).of(persons),
		"2千〜3万人":   fromTo(2000, 30000).of(persons),
		"500人〜3万人": fromTo(500, 30000).of(persons),
		"2人〜3万人":   fromTo(2, 30000).of(persons),
		"2以上3万未満":  fromTo(2, 29999),

		// 数, several, is at least one.
		"数万人":   orMore(10000).of(persons),
		"数千":    orMore(1000),
		"数十万人":  orMore(100000).of(persons),
		"十数万人":  orMore(110000).of(persons),
		"2万数千":  orMore(21000),
		"数万人以上": orMore(10000).of(persons),
		"数百万人超": orMore(1000001).of(persons),

		// Not known.
		"":        orMore(1),
		" ":       orMore(1),
		"　":       orMore(1),
		"?":       orMore(1),
		"？":       orMore(1),
		"不明":      orMore(1),
		"調査中":     orMore(1),
		"確認中":     orMore(1),
		"わからない":   orMore(1),
		"未定":      orMore(1),
		"Unknown": orMore(1),
	} {
		got, unit, problem := notation.Users(text)
		if problem != (notation.Problem{}) {
			t.Errorf("Users(%q) has the problem %v in %q", text, problem.Code, text[problem.Start:problem.End])
		} else if (known{got, unit}) != want {
			t.Errorf("Users(%q) = %v %v, want %v", text, got, unit, want)
		}
	}
}

// refusal is a problem with the part of the input.
type refusal struct {
	code string
	part string
}

func refused(text string, p notation.Problem) refusal {
	return refusal{p.Code.String(), text[p.Start:p.End]}
}

func TestUsersRefused(t *testing.T) {
	for text, want := range map[string]refusal{
		"三まん":                 {"unreadable", "まん"},
		"3万円":                 {"unreadable", "円"},
		"　3万人　です　":            {"unreadable", "です"},
		"3万以上の人":              {"unreadable", "の人"},
		"3万世帯":                {"unreadable", "世帯"},
		"延べ3万人":               {"unreadable", "延べ3万人"},
		"人":                   {"unreadable", "人"},
		"万":                   {"unreadable", "万"},
		"約":                   {"unreadable", "約"},
		"約 ":                  {"unreadable", "約"},
		"3万-":                 {"unreadable", "-"},
		"3万〜〜":                {"ambiguous", "〜"},
		"3万、":                 {"unreadable", "、"},
		"2万 3万":               {"unreadable", "2万 3万"},
		"2万、3万":               {"unreadable", "、3万"},
		"2万以下、3万以下":           {"unreadable", "、3万以下"},
		"1,23":                {"unreadable", "1,23"},
		"1,2345":              {"unreadable", "1,2345"},
		"12,34,567":           {"unreadable", "12,34"},
		"1234,567":            {"unreadable", "1234,567"},
		"1 23":                {"unreadable", "23"},
		"1,234 567":           {"unreadable", "567"},
		"3万50千":               {"unreadable", "3万50千"},
		"3万12000":             {"unreadable", "3万12000"},
		"3千5千":                {"unreadable", "3千5千"},
		"1万2億":                {"unreadable", "1万2億"},
		"3.5万5千":              {"unreadable", "5千"},
		"20000一30000":         {"unreadable", "一30000"},
		"2万一3万":               {"unreadable", "3万"},
		"3〇000":               {"unreadable", "〇000"},
		"3.5万千":               {"unreadable", "3.5万千"},
		"3万.5":                {"unreadable", ".5"},
		"1億2.5万":              {"unreadable", ".5万"},
		"1.2.3":               {"unreadable", ".3"},
		"３０kmh":               {"unreadable", "kmh"},
		"30max":               {"unreadable", "max"},
		"?3万":                 {"unreadable", "?3万"},
		"不明です":                {"unreadable", "不明です"},
		"20000..30000..40000": {"unreadable", "..40000"},
		"1〜2〜3":               {"unreadable", "〜3"},
		"95..104~100":         {"unreadable", "~100"},
		"3\xff万":              {"unreadable", "\xff万"},
		"\xe4\xb8":            {"unreadable", "\xe4\xb8"},

		"99999999999999999999":   {"too-large", "99999999999999999999"},
		"9223372036854775807":    {"too-large", "9223372036854775807"},
		"99999999兆":              {"too-large", "99999999兆"},
		"3万99999999999999999999": {"too-large", "3万99999999999999999999"},
		"4611686018427387902超":   {"too-large", "4611686018427387902超"},
		"約4600000000000000000":   {"too-large", "約4600000000000000000"},

		"0":                               {"zero", "0"},
		"０人":                              {"zero", "０人"},
		"約0":                              {"zero", "約0"},
		"1人未満":                            {"zero", "1人未満"},
		"0〜0":                             {"zero", "0〜0"},
		"-5":                              {"negative", "-5"},
		"約−5人":                            {"negative", "−5"},
		"5〜−3":                            {"negative", "−3"},
		"1.5":                             {"fraction", "1.5"},
		"1.5人":                            {"fraction", "1.5人"},
		"0.00015万":                        {"fraction", "0.00015万"},
		"0.00000000000000000000000000001": {"fraction", "0.00000000000000000000000000001"},
		"1.5〜2":                           {"fraction", "1.5"},

		"3万〜2万":      {"reversed", "3万〜2万"},
		"3万人以上2万人未満": {"reversed", "3万人以上2万人未満"},
		"5〜3万":       {"reversed", "5〜3万"},

		"30.000":        {"ambiguous", "30.000"},
		"3.000":         {"ambiguous", "3.000"},
		"３．０００":         {"ambiguous", "３．０００"},
		"30.000人":       {"ambiguous", "30.000"},
		"1.234":         {"ambiguous", "1.234"},
		"30000.000":     {"ambiguous", "30000.000"},
		"1.234.567":     {"ambiguous", "1.234"},
		"20.000〜30.000": {"ambiguous", "20.000"},

		"2万+3万":      {"ambiguous", "2万+3万"},
		"２万＋３万":      {"ambiguous", "２万＋３万"},
		"3万+2万":      {"ambiguous", "3万+2万"},
		"2万+2万":      {"ambiguous", "2万+2万"},
		"2万人 + 3万人":  {"ambiguous", "2万人 + 3万人"},
		"2万+人3万人":    {"ambiguous", "2万+人3万人"},
		"2万以上+3万未満":  {"ambiguous", "2万以上+3万未満"},
		"2万+〜3万":     {"ambiguous", "2万+〜3万"},
		"2〜3万5千":     {"ambiguous", "2〜3万5千"},
		"百〜三百万":      {"ambiguous", "百〜三百万"},
		"十〜十二万":      {"ambiguous", "十〜十二万"},
		"～3万":        {"ambiguous", "～"},
		"〜3万":        {"ambiguous", "〜"},
		"3万以上以下":     {"ambiguous", "3万以上以下"},
		"3万以下〜":      {"ambiguous", "3万以下〜"},
		"少なくとも3万人未満": {"ambiguous", "少なくとも3万人未満"},
		"最大3万以上":     {"ambiguous", "最大3万以上"},
		"最大2万〜3万":    {"ambiguous", "最大2万〜3万"},
		"2万以下〜3万":    {"ambiguous", "2万以下〜3万"},
		"2万〜3万以上":    {"ambiguous", "2万〜3万以上"},
		"最大数万":       {"ambiguous", "最大数万"},
		"約数万":        {"ambiguous", "約数万"},
		"数万人未満":      {"ambiguous", "数万人未満"},
		"数千〜1万":      {"ambiguous", "数千〜1万"},
		"2万人〜3万回線":   {"ambiguous", "2万人〜3万回線"},

		strings.Repeat("1", 201): {"unreadable", strings.Repeat("1", 201)},
	} {
		got, unit, problem := notation.Users(text)
		if refused(text, problem) != want {
			t.Errorf("Users(%q) = %v with the problem %v, want %v", text, got, refused(text, problem), want)
		}
		if problem.Code != notation.NoProblem && (got != quantity.AtLeast(1) || unit != quantity.NoUnit) {
			t.Errorf("Users(%q) has a problem, and still is %v", text, got)
		}
	}
}
