package command

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"jiko/server/internal/account"
	"jiko/server/internal/archive"
	"jiko/server/internal/archive/open"
	"jiko/server/internal/audit"
)

var here = netip.MustParseAddr("192.0.2.1")

// inAccounts does something with the accounts while they are open, as a server has them.
func (o *office) inAccounts(do func(*account.Accounts)) {
	o.Helper()
	a, err := open.Open(o.Context(), o.dir, "", time.Now, nil)
	if err != nil {
		o.Fatal(err)
	}
	do(accounts(a))
	if err := a.Close(); err != nil {
		o.Fatal(err)
	}
}

func TestAWholeLedgerIsVerifiedAndItsHeadsAreKept(t *testing.T) {
	o := newOffice(t)
	o.done(good, "account add --role staff --login staff --password-stdin")
	o.done(good, "account add --role admin --login admin --password-stdin")
	if out := o.done("", "audit verify"); !strings.HasSuffix(out, "\nwhole: 2 chains, 4 entries\n"+noFilings) {
		t.Error(out)
	}
	kept := filepath.Join(t.TempDir(), "heads")
	if err := os.WriteFile(kept, []byte(o.done("", "audit heads")), 0o600); err != nil {
		t.Fatal(err)
	}
	o.done("", "token add --login staff")
	if out := o.done("", "audit verify --against "+kept); !strings.HasSuffix(out, "\nwhole: 3 chains, 6 entries\n"+noFilings) {
		t.Error(out)
	}

	// Another archive does not hold them.
	o.dir += "2"
	t.Setenv("JIKO_DATA", o.dir)
	o.done(good, "account add --role staff --login staff --password-stdin")
	code, stdout, stderr := o.run("", "audit", "verify", "--against", kept)
	if code != exitFailed || strings.Count(stdout, "the whole chain is missing; it had come this far, says the file that was given") != 2 ||
		!strings.Contains(stderr, "the ledger is not whole: 2 faults") {
		t.Errorf("code %d\n%s\n%s", code, stdout, stderr)
	}
	o.failed(exitFailed, "no such file", "", "audit verify --against nowhere")
	if err := os.WriteFile(kept, []byte("these are no heads"), 0o600); err != nil {
		t.Fatal(err)
	}
	o.failed(exitFailed, "is not what jiko audit heads writes", "", "audit verify --against "+kept)
}

const noFilings = "filings: 0 revisions are what the ledger says of them, 0 are of before it did and are not bound\n"

func TestAChangedFilingIsNamedWithItsRevision(t *testing.T) {
	o := newOffice(t)
	o.done("", "demo --fy 2020")
	if out := o.done("", "audit verify"); !strings.Contains(out, "\nfilings: ") || !strings.Contains(out, ", 0 are of before") {
		t.Error(out)
	}
	a, err := open.Open(t.Context(), o.dir, "", time.Now, nil)
	if err != nil {
		t.Fatal(err)
	}
	var changed *archive.Filing
	err = a.Each(t.Context(), archive.Query{}, func(f *archive.Filing) error {
		changed = f
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	changed, err = a.Filing(t.Context(), changed.Receipt)
	if err != nil {
		t.Fatal(err)
	}
	changed.Newest().Content = bytes.Replace(changed.Newest().Content, []byte("{"), []byte("{ "), 1)
	if err := errors.Join(a.Load(t.Context(), archive.Item{Filing: changed}), a.Close()); err != nil {
		t.Fatal(err)
	}
	code, stdout, stderr := o.run("", "audit", "verify")
	line := fmt.Sprintf("wrong: %s, revision %d: it was changed: the ledger says otherwise of it\n", changed.Receipt, changed.Newest().Number)
	if code != exitFailed || !strings.Contains(stdout, line) || !strings.Contains(stderr, "filings are not what the ledger says of them: 1 faults") {
		t.Errorf("code %d\n%s\n%s", code, stdout, stderr)
	}
}

// ledger is an archive of which only the ledger is asked.
type ledger struct {
	archive.Archive
	entries []archive.Entry
	empty   bool
	err     error
}

func (l ledger) EachEntry(_ context.Context, yield func(archive.Entry) error) error {
	for _, e := range l.entries {
		if err := yield(e); err != nil {
			return err
		}
	}
	return l.err
}

func (l ledger) Empty(context.Context) (bool, error) { return l.empty, nil }

func TestALedgerThatIsGoneAltogetherIsNotWhole(t *testing.T) {
	if _, err := verifyLedger(t.Context(), ledger{empty: true}, nil); err != nil {
		t.Error(err)
	}
	if _, err := verifyLedger(t.Context(), ledger{}, nil); !errors.Is(err, errNotWhole) {
		t.Error(err)
	}
	if _, err := verifyLedger(t.Context(), ledger{err: archive.ErrUnavailable}, nil); !errors.Is(err, archive.ErrUnavailable) {
		t.Error(err)
	}
}

func TestAReportNamesEveryFault(t *testing.T) {
	var out bytes.Buffer
	err := printReport(&out, &audit.Report{
		Chains: []audit.Chain{{Head: archive.Head{Chain: "a", Number: 9, Hash: "00ff"}, Entries: 7}},
		Faults: []audit.Fault{
			{Kind: audit.Altered, Chain: "a", Number: 3, Last: 3},
			{Kind: audit.Missing, Chain: "a", Number: 5, Last: 6},
			{Kind: audit.Cut, Chain: "b", Number: 8, Last: 8, Noted: "a"},
		},
		More: 4,
	})
	if !errors.Is(err, errNotWhole) || !strings.HasSuffix(err.Error(), ": 7 faults") {
		t.Error(err)
	}
	for _, line := range []string{
		"a      7        -      -     9 00ff\n",
		"wrong: a, entry 3: it was changed: its hash is of something else\n",
		"wrong: a, entries 5 to 6: missing\n",
		"wrong: b, entry 8: the end of the chain is missing; it had come this far, says the first entry of a\n",
	} {
		if !strings.Contains(out.String(), line) {
			t.Errorf("%q is not in\n%s", line, out.String())
		}
	}
}

func TestEveryFaultHasItsWords(t *testing.T) {
	for _, kind := range audit.RevisionKinds() {
		if revisionWords[kind] == "" {
			t.Errorf("%s has none", kind)
		}
	}
	for _, kind := range audit.Kinds() {
		if faultWords[kind] == "" {
			t.Errorf("%s has none", kind)
		}
	}
}
