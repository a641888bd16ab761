package site

import (
	"bytes"
	"context"
	"net/http"
	"strings"
	"testing"

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
