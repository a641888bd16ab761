package command

import (
	"bytes"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"jiko/server/internal/account"
	"jiko/server/internal/archive/sqlite"
)

// office runs commands on one archive.
type office struct {
	*testing.T
	dir string
}

func newOffice(t *testing.T) *office {
	t.Setenv("MONGODB_URI", "")
	o := &office{t, t.TempDir() + "/data"}
	t.Setenv("JIKO_DATA", o.dir)
	return o
}

const good = "a long enough secret"

// run runs a command line with what stands on its standard input.
func (o *office) run(stdin string, args ...string) (code int, stdout, stderr string) {
	var out, err bytes.Buffer
	code = Run(o.Context(), args, strings.NewReader(stdin), &out, &err)
	return code, out.String(), err.String()
}

// done runs a command line that must do all, and gives what it printed.
func (o *office) done(stdin string, line string) string {
	o.Helper()
	code, stdout, stderr := o.run(stdin, strings.Fields(line)...)
	if code != exitDone || stderr != "" {
		o.Fatalf("%s: code %d, %s", line, code, stderr)
	}
	return stdout
}

// failed runs a command line that must fail with these words, and print nothing else.
func (o *office) failed(want int, words, stdin string, line string) {
	o.Helper()
	code, stdout, stderr := o.run(stdin, strings.Fields(line)...)
	if code != want || stdout != "" || !strings.Contains(stderr, words) {
		o.Fatalf("%s: code %d, stdout %q, stderr %q", line, code, stdout, stderr)
	}
}

func TestAnAccountIsMadeOnTheCommandLineAndGetsAToken(t *testing.T) {
	o := newOffice(t)
	if out := o.done(good+"\n", "account add --role carrier --login noto --carrier 能登通信 --password-stdin"); out != "added noto (carrier, 能登通信)\n" {
		t.Errorf("%q", out)
	}
	o.done(good, "account add --role staff --login staff --password-stdin")
	o.done(good+"\r\n", "account add --role admin --login admin --password-stdin")
	token := o.done("", "token add --login noto")
	if !regexp.MustCompile(`^jiko_[a-z2-7]{56}\n$`).MatchString(token) {
		t.Errorf("the token is not alone on its line: %q", token)
	}
	o.inAccounts(func(a *account.Accounts) {
		p, err := a.ByToken(o.Context(), strings.TrimSpace(token), here)
		if err != nil || p.Login != "noto" || p.Carrier != "能登通信" || !p.CanFile() || !p.CanRead("能登通信") {
			t.Errorf("%+v, %v", p, err)
		}
		for _, login := range []string{"noto", "staff", "admin"} {
			if _, _, err := a.SignIn(o.Context(), account.SignIn{Login: login, Password: good, From: here}); err != nil {
				t.Errorf("%s: %v", login, err)
			}
		}
	})
	list := o.done("", "account list")
	for _, words := range []string{"noto   carrier  active", "staff  staff    active", "admin  admin    active", "能登通信"} {
		if !strings.Contains(list, words) {
			t.Errorf("%q is not in\n%s", words, list)
		}
	}
}

func TestACommandThatCannotDoAllSaysWhyAndFails(t *testing.T) {
	o := newOffice(t)
	o.done(good, "account add --role carrier --login noto --carrier 能登通信 --password-stdin")
	for _, test := range []struct {
		code               int
		words, stdin, line string
	}{
		{exitFailed, "already", good, "account add --role carrier --login Noto --carrier 能登通信 --password-stdin"},
		{exitFailed, "needs --carrier", good, "account add --role carrier --login new --password-stdin"},
		{exitFailed, "only an account of the role carrier", good, "account add --role staff --login new --carrier 能登通信 --password-stdin"},
		{exitFailed, "must be carrier, staff or admin", good, "account add --role root --login new --password-stdin"},
		{exitFailed, "too short", "short", "account add --role staff --login new --password-stdin"},
		{exitFailed, "too long", strings.Repeat("long ", 1<<20), "account add --role staff --login new --password-stdin"},
		{exitFailed, "one line", good + "\n\n", "account add --role staff --login new --password-stdin"},
		{exitFailed, "guessed first", "password1234", "account add --role staff --login new --password-stdin"},
		{exitFailed, "a login is", good, "account add --role staff --login nоto --password-stdin"},
		{exitUsage, "--password-stdin", good, "account add --role staff --login new"},
		{exitUsage, "--role and --login", good, "account add --password-stdin"},
		{exitUsage, "--role and --login", good, "account add --role staff --password-stdin"},
		{exitUsage, "password", good, "account add --role staff --login new --password " + good},
		{exitFailed, "no account", "", "token add --login nobody"},
		{exitFailed, "--login is needed", "", "token add"},
		{exitFailed, "a scope is", "", "token add --login noto --scope write"},
		{exitFailed, "five years", "", "token add --login noto --expires 100000h"},
		{exitUsage, "expires", "", "token add --login noto --expires tomorrow"},
		{exitFailed, "no account", "", "account suspend --login nobody"},
		{exitFailed, "no carrier", "", "account suspend --carrier 無い会社"},
		{exitFailed, "a login is", "", "account suspend --login の"},
		{exitUsage, "either", "", "account suspend"},
		{exitUsage, "either", "", "account resume --login noto --carrier 能登通信"},
		{exitFailed, "no carrier", "", "account list --carrier 無い会社"},
		{exitFailed, "no account", good, "account reset-password --login nobody --password-stdin"},
		{exitUsage, "--password-stdin", good, "account reset-password --login noto"},
		{exitFailed, "--login is needed", good, "account reset-password --password-stdin"},
		{exitUsage, "either", "", "token revoke --login noto"},
		{exitUsage, "either", "", "token revoke --login noto --all --id 0"},
		{exitFailed, "no token", "", "token revoke --login noto --id 000000000000"},
		{exitFailed, "--login is needed", "", "token revoke --all"},
		{exitFailed, "a login is", "", "token list --login の"},
		{exitUsage, "unknown action", "", "account dance"},
		{exitUsage, "Usage", "", "token"},
		{exitUsage, "flag", "", "account list now"},
	} {
		o.failed(test.code, test.words, test.stdin, test.line)
	}
}

func TestSuspendingResumingAndResetting(t *testing.T) {
	o := newOffice(t)
	o.done(good, "account add --role carrier --login noto --carrier 能登通信 --password-stdin")
	signIn := func(password string) account.Code {
		var code account.Code
		o.inAccounts(func(a *account.Accounts) {
			_, _, err := a.SignIn(o.Context(), account.SignIn{Login: "noto", Password: password, From: here})
			code = account.CodeOf(err)
		})
		return code
	}
	for _, step := range []struct {
		stdin, line, out string
		want             account.Code
	}{
		{"", "account suspend --login NOTO", "suspended noto\n", account.Suspended},
		{"", "account resume --login noto", "resumed noto\n", ""},
		{"", "account suspend --carrier 能登通信", "suspended 能登通信\n", account.CarrierSuspended},
		{"", "account resume --carrier 能登通信", "resumed 能登通信\n", ""},
		{"another long secret", "account reset-password --login noto --password-stdin", "reset the password of noto\n", account.WrongCredentials},
	} {
		if out := o.done(step.stdin, step.line); out != step.out {
			t.Errorf("%s: %q", step.line, out)
		}
		if code := signIn(good); code != step.want {
			t.Errorf("after %s: %q", step.line, code)
		}
	}
	o.done("", "account suspend --carrier 能登通信")
	if list := o.done("", "account list --carrier 能登通信"); !strings.Contains(list, "carrier suspended") {
		t.Error(list)
	}
	o.done("", "account suspend --login noto")
	if list := o.done("", "account list"); !strings.Contains(list, "carrier  suspended ") {
		t.Error(list)
	}
}

func TestTokensAreListedWithoutThemselvesAndRevoked(t *testing.T) {
	o := newOffice(t)
	o.done(good, "account add --role carrier --login noto --carrier 能登通信 --password-stdin")
	o.done(good, "account add --role staff --login staff --password-stdin")
	token := strings.TrimSpace(o.done("", "token add --login noto --scope read --expires 48h --label nightly"))
	o.done("", "token add --login noto")
	o.done("", "token add --login staff")
	list := o.done("", "token list")
	if strings.Contains(list, token) || strings.Count(list, "\n") != 4 {
		t.Error(list)
	}
	list = o.done("", "token list --login noto")
	line := regexp.MustCompile(`(?m)^([0-9a-f]{12})  noto   read  .*nightly$`).FindStringSubmatch(list)
	if line == nil || strings.Count(list, "\n") != 3 {
		t.Fatal(list)
	}
	if out := o.done("", "token revoke --login noto --id "+line[1]); out != "revoked 1 of noto\n" {
		t.Error(out)
	}
	if out := o.done("", "token revoke --login noto --all"); out != "revoked 1 of noto\n" {
		t.Error(out)
	}
	if list := o.done("", "token list"); strings.Count(list, "\n") != 2 {
		t.Error(list)
	}
}

func TestCommandsWorkWhileAServerRunsOnTheArchive(t *testing.T) {
	o := newOffice(t)
	unlock, err := sqlite.Lock(o.dir)
	if err != nil {
		t.Fatal(err)
	}
	defer unlock()
	o.inAccounts(func(a *account.Accounts) {
		o.done(good, "account add --role carrier --login noto --carrier 能登通信 --password-stdin")
		token := strings.TrimSpace(o.done("", "token add --login noto"))
		p, err := a.ByToken(o.Context(), token, here)
		if err != nil || p.Login != "noto" {
			t.Errorf("%+v, %v", p, err)
		}
		o.done("", "account suspend --login noto")
		if _, err := a.ByToken(o.Context(), token, here); account.CodeOf(err) != account.Suspended {
			t.Error(err)
		}
		o.done("", "audit verify")
	})
}

func TestAMistypedFolderIsNotTakenForAnEmptyArchive(t *testing.T) {
	o := newOffice(t)
	for _, line := range []string{"account list", "account suspend --login noto", "token list", "token add --login noto", "audit verify", "audit heads"} {
		o.failed(exitFailed, "no archive in", "", line+" --data "+o.dir)
	}
}

func TestHelpOfAnActionAndOfACommandGoesToStdout(t *testing.T) {
	o := newOffice(t)
	t.Setenv("MONGODB_URI", "mongodb://user:hunter2@example.invalid/")
	for _, line := range []string{"account --help", "token help", "audit -h", "account add --help", "token list -h", "audit verify -help"} {
		if out := o.done("", line); !strings.Contains(out, "jiko "+strings.Fields(line)[0]) || strings.Contains(out, "hunter2") {
			t.Errorf("%s: %s", line, out)
		}
	}
}

func TestTheAddressOfMongoDBComesFromTheFlagOrTheEnvironment(t *testing.T) {
	t.Setenv("MONGODB_URI", "mongodb://environment")
	for flag, want := range map[string]string{"": "mongodb://environment", "--mongodb-uri=mongodb://flag": "mongodb://flag", "--mongodb-uri=": ""} {
		p := &process{args: strings.Fields(flag), stdout: io.Discard, stderr: io.Discard}
		set := p.flags()
		at := p.placeFlags(set)
		if err := p.parsePlace(set, at); err != nil || at.mongoURI != want {
			t.Errorf("%s: %+v, %v", flag, at, err)
		}
	}
}

// notOnTheCommandLine are the codes that no command can be refused with.
var notOnTheCommandLine = []account.Code{
	account.WrongCredentials, account.TooManyAttempts, account.Locked, account.NotSignedIn, account.TokenMalformed, account.TokenRefused,
	account.Suspended, account.CarrierSuspended, account.CarrierTaken, account.Forbidden, account.PasswordSame, account.NoSuchSession, account.FactorNeeded, account.WrongCode, account.FactorThere, account.NoFactor,
}

func TestEveryRefusalHasItsWords(t *testing.T) {
	for _, code := range account.Codes() {
		if words := accountWords[code]; (words == "") != slices.Contains(notOnTheCommandLine, code) {
			t.Errorf("%s: %q", code, words)
		}
	}
}

func TestInstantsAreShownInJapaneseTime(t *testing.T) {
	if got := jst(time.Date(2026, 3, 31, 15, 4, 59, 0, time.UTC)); got != "2026-04-01T00:04+09:00" {
		t.Error(got)
	}
	if got := jst(time.Time{}); got != "-" {
		t.Error(got)
	}
}
