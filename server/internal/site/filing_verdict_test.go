package site

import (
	"bytes"
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"jiko/server/internal/account"
	"jiko/server/internal/archive"
	"jiko/views/words"
)

// judgedOtherwise keeps a filing like another one, whose verdict was given by another program: the parts of it are olds and news by turns.
func (d *desk) judgedOtherwise(receipt string, oldnew ...string) string {
	d.Helper()
	f, err := d.archive.Filing(context.Background(), receipt)
	if err != nil {
		d.Fatal(err)
	}
	f.CarrierRef = strings.Join(oldnew, " ") // of its own
	r := f.Newest()
	r.Program = "v0.9"
	for i := 0; i < len(oldnew); i += 2 {
		if !bytes.Contains(r.Verdict, []byte(oldnew[i])) {
			d.Fatalf("%s is not in %s", oldnew[i], r.Verdict)
		}
		r.Verdict = bytes.ReplaceAll(r.Verdict, []byte(oldnew[i]), []byte(oldnew[i+1]))
	}
	if err := d.archive.Create(context.Background(), f, archive.Entry{At: noon, Action: archive.Filed}); err != nil {
		d.Fatal(err)
	}
	return f.Receipt
}

func TestThePageOfAFilingShowsTheVerdictThatWasKept(t *testing.T) {
	d := newDesk(t, nil)
	original := d.file(d.token("alpha", account.ScopeFile), reported("A", "first", "06-29", 180)).Receipt
	staff := d.signs("staff")
	for _, test := range []struct {
		name, receipt string
		differs       bool
		says          []string
	}{
		{"by this program", original, false, []string{"2019", "v1.2.3"}},
		{"in other words", d.judgedOtherwise(original, `"nearest":0`, `"closest":0`), false, []string{"2019", "v0.9"}},
		{"not severe", d.judgedOtherwise(original, `"severe":"yes"`, `"severe":"no"`), true, []string{"非該当", "2019", "v0.9"}},
		{"due otherwise", d.judgedOtherwise(original, `2020-07-29`, `2020-07-30`), true, []string{"2020年7月30日", "v0.9"}},
		{"under another edition", d.judgedOtherwise(original, `"edition":"2019-04-01"`, `"edition":"2015-04-01"`), true, []string{"2015", "v0.9"}},
	} {
		root := staff.page(staff.get("/filings/"+test.receipt), http.StatusOK)
		kept := textOf(staff.byID(root, "kept"))
		for _, want := range test.says {
			if !strings.Contains(kept, want) {
				t.Errorf("%s: %q is not in %q", test.name, want, kept)
			}
		}
		part := textOf(staff.byID(root, "verdict-part"))
		if got := strings.Contains(part, words.Japanese.Standing.Differs); got != test.differs {
			t.Errorf("%s: a difference is told: %v", test.name, got)
		}
		if got := strings.Contains(textOf(staff.byID(root, "due")), words.Japanese.Standing.DueNow); got != test.differs {
			t.Errorf("%s: what is due is by another answer: %v", test.name, got)
		}
		if !strings.Contains(part, words.Japanese.Result.Severe["yes"]) {
			t.Errorf("%s: today's answer is not in %q", test.name, part)
		}
	}
}

func TestAFilingOfWhatGoesOnSaysAsOfWhenItIsJudged(t *testing.T) {
	d := newDesk(t, nil)
	token, staff := d.token("alpha", account.ScopeFile), d.signs("staff")
	const from = `"from":"2020-07-01T11:30+09:00"`
	for name, test := range map[string]struct {
		phase, more string
		ja, en      string
	}{
		"goes on, received at noon": {from, "", "2020年7月1日（水）12:00現在", "As of Wed, 1 July 2020, 12:00"},
		"goes on, as of its report": {from, `"asOf":"2020-07-01T11:45+09:00",`, "2020年7月1日（水）11:45現在", "As of Wed, 1 July 2020, 11:45"},
		"is over":                   {from + `,"to":"2020-07-01T11:50+09:00"`, "", "", ""},
	} {
		d.clock = noon.Add(54 * time.Second)
		body := strings.Replace(reported(name, "first", "07-01", 0), `"minutes":0`, test.phase, 1)
		body = strings.NewReplacer(`12:11`, `11:30`, `"occurred"`, test.more+`"occurred"`).Replace(body)
		receipt := d.file(token, body).Receipt
		d.clock = noon.Add(10 * time.Minute)
		for home, want := range map[string]string{"/": test.ja, "/en/": test.en} {
			for address, id := range map[string]string{"": "verdict-part", "/sheet": "main"} {
				root := staff.page(staff.get(home+"filings/"+receipt+address), http.StatusOK)
				got := textOf(staff.byID(root, id))
				if said := strings.Contains(got, "現在") || strings.Contains(got, "As of"); said != (want != "") || !strings.Contains(got, want) {
					t.Errorf("%s, %s: %q is not in %q", name, address, want, got)
				}
			}
		}
	}
}
