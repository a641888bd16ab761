package site

import (
	"bytes"
	"encoding/base64"
	"image/png"
	"net/http"
	"strings"
	"testing"
	"testing/cryptotest"
	"time"

	"github.com/pquerna/otp/totp"

	"jiko/server/internal/account"
	"jiko/views/words"
)

// shows is what an authenticator with that secret shows now.
func (d *desk) shows(secret string) string {
	d.Helper()
	code, err := totp.GenerateCode(secret, d.clock)
	if err != nil {
		d.Fatal(err)
	}
	return code
}

func TestASecondFactorIsSetUpAskedForAndRemoved(t *testing.T) {
	cryptotest.SetGlobalRandom(t, 1) // so that 000000 is wrong
	d := newDesk(t, nil)
	b := d.signs("alpha")
	root := b.page(b.post("/account/factor", "confirmation", thePassword), http.StatusOK)
	data, found := strings.CutPrefix(attribute(b.byID(root, "picture"), "src"), "data:image/png;base64,")
	raw, err := base64.StdEncoding.DecodeString(data)
	if err != nil || !found {
		t.Fatal(found, err)
	}
	if _, err := png.Decode(bytes.NewReader(raw)); err != nil {
		t.Error(err)
	}
	secret := textOf(all(root, "code")[0])
	b.signsInWithPasswordAlone("alpha") // it is not confirmed yet

	root = b.page(b.post("/en/account/factor-confirm", "code", "000000"), http.StatusUnprocessableEntity)
	b.wrong(root, &words.English, account.WrongCode)
	if textOf(all(root, "code")[0]) != secret {
		t.Error("a wrong code changes the secret")
	}
	root = b.page(b.post("/account/factor-confirm", "code", d.shows(secret)), http.StatusOK)
	recovery := all(b.byID(root, "recovery"), "code")
	if len(recovery) != 10 {
		t.Fatalf("%d recovery codes", len(recovery))
	}
	if has(b.page(b.get("/account"), http.StatusOK), "recovery") {
		t.Error("the recovery codes are shown again")
	}
	b.wrong(b.page(b.post("/account/factor", "confirmation", thePassword), http.StatusUnprocessableEntity), &words.Japanese, account.FactorThere)

	d.clock = d.clock.Add(2 * time.Minute)
	fresh := d.browser()
	fresh.leads(fresh.post("/en/sign-in", "login", "alpha", "password", thePassword, "next", "/en/?v=1"), "/en/sign-in/code?next=%2Fen%2F%3Fv%3D1")
	fresh.leads(fresh.get("/account"), "/sign-in?next=%2Faccount") // not in yet
	root = fresh.page(fresh.get("/en/sign-in/code?next=%2Fen%2F%3Fv%3D1"), http.StatusOK)
	if got := fresh.sentWith(root, "/en/sign-in/code", "", "next"); got != "/en/?v=1" {
		t.Errorf("next is %s", got)
	}
	fresh.wrong(fresh.page(fresh.post("/en/sign-in/code", "code", "000000"), http.StatusForbidden), &words.English, account.WrongCode)
	fresh.leads(fresh.post("/en/sign-in/code", "code", d.shows(secret), "next", "/en/?v=1"), "/en/?v=1")

	lost := d.browser()
	lost.leads(lost.post("/sign-in", "login", "alpha", "password", thePassword), "/sign-in/code")
	lost.leads(lost.post("/sign-in/code", "code", textOf(recovery[0])), "/filings")
	lost.wrong(lost.page(lost.post("/account/factor-remove", "code", textOf(recovery[0])), http.StatusUnprocessableEntity), &words.Japanese, account.WrongCode)
	lost.leads(lost.post("/account/factor-remove", "code", textOf(recovery[1])), "/account?done=factor-removed")
	d.signs("alpha")
}

// signsInWithPasswordAlone holds the password to be enough.
func (b *browser) signsInWithPasswordAlone(login string) {
	b.Helper()
	b.signs(login)
}

func TestACodeNeedsItsPasswordFirst(t *testing.T) {
	d := newDesk(t, nil)
	b := d.browser()
	b.leads(b.get("/sign-in/code"), "/sign-in")
	b.leads(b.post("/en/sign-in/code", "code", "123456"), "/en/sign-in")
	whole := d.signs("alpha")
	whole.leads(whole.post("/sign-in/code", "code", "123456"), "/sign-in")
	whole.page(whole.get("/account"), http.StatusOK)
	whole.wrong(whole.page(whole.post("/account/factor-confirm", "code", "123456"), http.StatusUnprocessableEntity), &words.Japanese, account.NoFactor)
	whole.wrong(whole.page(whole.post("/account/factor-remove", "code", "123456"), http.StatusUnprocessableEntity), &words.Japanese, account.NoFactor)
}
