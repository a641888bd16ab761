package admin

import (
	"maps"
	"slices"
	"testing"

	"jiko/views/words"
)

func TestADetailOfTheLedgerIsSaidInTheLanguageOfTheReader(t *testing.T) {
	for kept, want := range map[string]string{
		"from 127.0.0.1":                                     "127.0.0.1 から",
		"from ::1":                                           "::1 から",
		"from 2001:db8::1, with a second factor":             "2001:db8::1 から、二段階認証で",
		"from 127.0.0.1: wrong-credentials":                  "127.0.0.1 から、ログイン名かパスワードの誤り",
		"from ::1: a-code-of-the-future":                     "::1 から、a-code-of-the-future",
		"token abc from 192.0.2.1: account-suspended":        "トークン abc、192.0.2.1 から、停止中のアカウント",
		"network 192.0.2.0/24 from 192.0.2.1: token-refused": "192.0.2.1（192.0.2.0/24）から、使えないトークン",
		"token abc filings:write until 2027-01-01T00:00:00Z": "トークン abc、できること filings:write、期限 2027-01-01T00:00:00Z",
		"second factor off":                                  "二段階認証を外した",
		"0 found: q=%E5%81%9C%E9%9B%BB&from=x":               "0件、条件 q=停電&from=x",
		"12 found: ":                                         "12件、条件 ",
		"3 found: q=%zz":                                     "3件、条件 q=%zz",
		"question 2 withdrawn":                               "照会2の取り下げ",
		"state: checked":                                     "状態：" + words.Japanese.Case.States["checked"],
		"image/png, 18 bytes":                                "image/png、18バイト",
		"":                                                   "",
		"from here to there":                                 "from here to there",
		"1 found: q={n}":                                     "1 found: q={n}",
		"A-1\nrevision 1 carrier a content b verdict c":      "A-1\nrevision 1 carrier a content b verdict c",
		"something that no program of today writes, question 2 found": "something that no program of today writes, question 2 found",
	} {
		if got := detail(&words.Japanese, kept); got != want {
			t.Errorf("%q is said as %q, want %q", kept, got, want)
		}
	}
	if got := detail(&words.English, "from 127.0.0.1: wrong-code"); got != "From 127.0.0.1: wrong code" {
		t.Errorf("%q", got)
	}
}

func TestBothLanguagesKnowTheSameDetails(t *testing.T) {
	ja, en := &words.Japanese.Ledger, &words.English.Ledger
	for name, keys := range map[string][2]map[string]string{"details": {ja.Details, en.Details}, "reasons": {ja.Reasons, en.Reasons}} {
		if got, want := slices.Sorted(maps.Keys(keys[0])), slices.Sorted(maps.Keys(keys[1])); !slices.Equal(got, want) {
			t.Errorf("%s: %q, and %q", name, got, want)
		}
	}
}

func TestNoDetailHasTwoForms(t *testing.T) {
	for one := range words.Japanese.Ledger.Details {
		filled := words.Fill(one, "address", "::1", "why", "locked", "id", "x", "n", "1", "query", "a=b", "state", "closed", "scopes", "s", "time", "t", "type", "y")
		for other := range words.Japanese.Ledger.Details {
			if _, fits := match(other, filled); fits != (one == other) {
				t.Errorf("%q fits %q: %v", filled, other, fits)
			}
		}
	}
}
