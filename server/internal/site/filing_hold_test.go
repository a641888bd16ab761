package site

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"testing/cryptotest"

	"golang.org/x/net/html"

	"jiko/server/internal/archive"
	"jiko/server/internal/draft"
	"jiko/views/words"
)

// signsInFrom is what the form of a page sends to sign in, and where to.
func (b *browser) signsInFrom(root *html.Node, login, password string) (form url.Values, to string) {
	form = filled(b.byID(root, "form"), "")
	form.Set("login", login)
	form.Set("password", password)
	return form, addressOf(b, root)
}

func TestASessionThatEndsInTheMiddleLosesNoWord(t *testing.T) {
	for lang, home := range map[string]string{"ja": "/", "en": "/en/"} {
		d := newDesk(t, nil)
		b := d.signs("alpha")
		root := b.page(b.get(home+formAddress), http.StatusOK)
		form := filled(b.byID(root, "form"), "check")
		form.Set("summary", "一字も失わない\r\n<&>")
		form["regions"] = []string{"石川県", "兵庫県"}
		clear(b.cookies)
		held := b.page(b.do(http.MethodPost, addressOf(b, root), form), http.StatusForbidden)
		if got := textOf(b.byID(held, "held")); !strings.Contains(got, words.In(lang).Drafts.Held) {
			t.Errorf("%s: nobody says that the words are held: %s", lang, got)
		}
		wrong, to := b.signsInFrom(held, "alpha", "wrong")
		held = b.page(b.do(http.MethodPost, to, wrong), http.StatusForbidden)
		right, to := b.signsInFrom(held, "alpha", thePassword)
		at := home + "filings/drafts/" + form.Get("draft") + "/report"
		b.leads(b.do(http.MethodPost, to, right), at)
		root = b.page(b.get(at), http.StatusOK)
		if got := b.valued(root, "summary-text"); got != "一字も失わない\n<&>" {
			t.Errorf("%s: the form says %q", lang, got)
		}
		if got := filled(b.byID(root, "form"), "check"); !slices.Equal(got["regions"], []string{"石川県", "兵庫県"}) {
			t.Errorf("%s: regions %v", lang, got["regions"])
		}
		if got := addressOf(b, root); got != home+formAddress {
			t.Errorf("%s: sent to %s", lang, got)
		}
	}
}

func TestWhoeverSignsInKeepsTheWordsUnderTheirOwnCarrier(t *testing.T) {
	d := newDesk(t, nil)
	alpha := d.signs("alpha")
	alpha.post("/"+formAddress, append(written("A-1"), "do", "send")...)
	form, to := alpha.amends("")
	typed := filled(form, "check")
	alpha.saves(to, typed)
	typed.Set("annex.other", "あとから")
	typed.Set("do", "check")
	clear(alpha.cookies)

	held := alpha.page(alpha.do(http.MethodPost, to, typed), http.StatusForbidden)
	sent, at := alpha.signsInFrom(held, "beta", thePassword)
	w := alpha.do(http.MethodPost, at, sent)
	resumed := alpha.onStep(alpha.page(alpha.get(w.Header().Get("Location")), http.StatusOK), "rest")
	if got := addressOf(alpha, resumed); got != "/"+formAddress || alpha.valued(resumed, "annex-other") != "あとから" {
		t.Errorf("beta goes on at %s with %q", got, alpha.valued(resumed, "annex-other"))
	}
	back := d.signs("alpha")
	if got := back.drafts(); len(got) != 1 {
		t.Fatalf("drafts of alpha: %v", got)
	}
	if got := back.valued(back.page(back.get(back.drafts()[0]+"/rest"), http.StatusOK), "annex-other"); got != "なし" {
		t.Errorf("beta changed the draft of alpha: %q", got)
	}
	staff := d.browser()
	sent, at = staff.signsInFrom(held, "staff", thePassword)
	staff.leads(staff.do(http.MethodPost, at, sent), "/filings")
}

func TestASecondFactorIsAskedForOnTheWay(t *testing.T) {
	cryptotest.SetGlobalRandom(t, 1) // so that 000000 is wrong
	d := newDesk(t, nil)
	b := d.signs("alpha")
	secret := textOf(all(b.page(b.post("/account/factor", "confirmation", thePassword), http.StatusOK), "code")[0])
	b.page(b.post("/account/factor-confirm", "code", d.shows(secret)), http.StatusOK)
	d.clock = d.clock.Add(120e9)
	clear(b.cookies)
	held := b.page(b.post("/"+formAddress, "do", "check", "summary", "残る"), http.StatusForbidden)
	sent, to := b.signsInFrom(held, "alpha", thePassword)
	code := b.page(b.do(http.MethodPost, to, sent), http.StatusOK)
	form := filled(b.byID(code, "form"), "")
	form.Set("code", "000000")
	code = b.page(b.do(http.MethodPost, addressOf(b, code), form), http.StatusForbidden)
	form = filled(b.byID(code, "form"), "")
	form.Set("code", d.shows(secret))
	late := d.browser()
	if again := late.page(late.do(http.MethodPost, "/sign-in/code", form), http.StatusForbidden); !has(again, "held") {
		t.Error("whose code came too late lost the words")
	}
	w := b.do(http.MethodPost, "/sign-in/code", form)
	if got := b.valued(b.page(b.get(w.Header().Get("Location")), http.StatusOK), "summary-text"); got != "残る" {
		t.Errorf("the form says %q", got)
	}
}

func TestWhatIsHeldHasItsLimitsAndItsPlace(t *testing.T) {
	d := newDesk(t, nil)
	b := d.browser()
	if w := b.post("/"+formAddress, "do", "check", "summary", strings.Repeat("x", filingFormLimit)); w.Code != http.StatusRequestEntityTooLarge {
		t.Errorf("a form that is too large: %d", w.Code)
	}
	largest := url.Values{"summary": {strings.Repeat("字", (filingFormLimit-100)/9)}}
	held := b.page(b.do(http.MethodPost, "/"+formAddress, largest), http.StatusForbidden)
	sent, to := b.signsInFrom(held, "alpha", thePassword)
	w := b.do(http.MethodPost, to, sent)
	if got := b.valued(b.page(b.get(w.Header().Get("Location")), http.StatusOK), "summary-text"); got != largest.Get("summary") {
		t.Errorf("of %d bytes came back %d", len(largest.Get("summary")), len(got))
	}
	for _, next := range []string{"", "/filings/new", "/account", "/filings/" + archive.Receipt(2020, 1) + "/amend", "//evil.example/filings/new?" + fy2020no3} {
		b := d.browser()
		b.leads(b.post("/sign-in", "login", "alpha", "password", thePassword, "next", next, "held", "summary=x"), "/")
	}
	if w := d.browser().post("/sign-in", "login", "alpha", "password", thePassword, "next", "/"+formAddress, "held", "%zz"); w.Code != http.StatusBadRequest {
		t.Errorf("what is no form: %d", w.Code)
	}
}

func TestWhatCannotBeADraftAfterSigningInIsOnTheForm(t *testing.T) {
	d := newDesk(t, nil)
	b := d.signs("alpha")
	for range draft.Most {
		b.saves("/"+formAddress, url.Values{"summary": {"x"}})
	}
	clear(b.cookies)
	held := b.page(b.post("/"+formAddress, "do", "check", "summary", "残る"), http.StatusForbidden)
	sent, to := b.signsInFrom(held, "alpha", thePassword)
	root := b.page(b.do(http.MethodPost, to, sent), http.StatusConflict)
	if got := b.valued(root, "summary-text"); got != "残る" || addressOf(b, root) != "/"+formAddress {
		t.Errorf("the form says %q and is sent to %s", got, addressOf(b, root))
	}
}
