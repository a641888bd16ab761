package site

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/refusal"
	pages "jiko/views/account"
	"jiko/views/filing"
	"jiko/views/frame"
)

// heldLimit is the most bytes of a sign-in: it may carry the form of a filing, in which it writes %25 for each %.
const heldLimit = 2 * filingFormLimit

// holding lets in who may file. Whose session ended while writing is asked to sign in by a page that carries what was typed.
func (s *Site) holding(act personal) personal {
	return func(c echo.Context, v *visit) error {
		switch {
		case v.who.CanFile():
			return act(c, v)
		case signedIn(v.who):
			return echo.ErrNotFound
		case wantsJSON(c.Request()):
			return refusal.Because(refusal.Unauthenticated) // a page with a script still has what was typed
		}
		typed, err := s.readFiling(c, v)
		if err != nil {
			return err
		}
		in := &pages.SignInInput{Visit: s.frame(c, v.catalog, v.who), Next: c.Request().URL.RequestURI(), Held: url.Values(typed.Draft).Encode()}
		in.Path = in.At(frame.SignIn)
		return s.signInPage(c, http.StatusForbidden, in)
	}
}

// release makes what a sign-in carried a draft of the carrier of whoever signed in, and leads to it. Who may not file has nothing to go
// on with.
func (s *Site) release(c echo.Context, v *visit, from, held string) error {
	if !v.who.CanFile() {
		return c.Redirect(http.StatusSeeOther, start(v))
	}
	in, err := s.heldForm(c, v, from, held)
	if err != nil || in == nil {
		return err
	}
	return s.saveDraft(c, v, in, filing.Save)
}

// heldForm is the form of an address with what was typed there. Where that amends a filing that is not of whoever signed in, it is a
// new one.
func (s *Site) heldForm(c echo.Context, v *visit, from, held string) (*filing.FormInput, error) {
	address, err := url.Parse(from)
	if err != nil {
		return nil, &refusal.Refusal{Reason: refusal.BadRequest, Cause: err}
	}
	typed, err := url.ParseQuery(held)
	if err != nil {
		return nil, &refusal.Refusal{Reason: refusal.BadRequest, Cause: err}
	}
	in, err := s.filingForm(c, v, v.catalog.Home, address.RawQuery)
	if err != nil || in == nil {
		return nil, err
	}
	in.Draft = filing.Draft(typed)
	in.Saving, in.Step = savingOf(in.Draft), in.Draft.Step()
	if in.Amends, err = s.heldAmendment(c.Request().Context(), v, address.Path); err != nil || in.Amends == nil {
		return in, err
	}
	if in.From, err = strconv.Atoi(typed.Get("amends")); err != nil || in.From < 1 || in.From > in.Amends.Number {
		return nil, refusal.Because(refusal.BadRequest)
	}
	return in, nil
}

// heldAmendment is what a form at that address amends, nil for nothing.
func (s *Site) heldAmendment(ctx context.Context, v *visit, path string) (*filing.Amendment, error) {
	rest, inFilings := strings.CutPrefix(path, v.catalog.Home+filing.Home+"/")
	receipt, amends := strings.CutSuffix(rest, "/"+filing.Amend)
	if !inFilings || !amends {
		return nil, nil
	}
	f, err := s.amended(ctx, v, receipt)
	if asRefusal(err).Reason == refusal.NotFound {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return s.amendment(v, f, f.Newest())
}
