package site

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/draft"
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
		typed, err := s.filingTyped(c, v)
		if err != nil {
			return err
		}
		in := &pages.SignInInput{Visit: s.frame(c, v.catalog, v.who), Next: c.Request().URL.RequestURI(), Held: url.Values(typed.Draft).Encode()}
		in.Path = in.At(frame.SignIn)
		return s.signInPage(c, http.StatusForbidden, in)
	}
}

// release makes what a sign-in carried a draft of the carrier of whoever signed in, and is where it is gone on with. Who may not file
// has nothing to go on with.
func (s *Site) release(ctx context.Context, v *visit, from, held string) (address string, err error) {
	if !v.who.CanFile() {
		return "", nil
	}
	d, err := s.heldDraft(ctx, v, from, held)
	if err != nil {
		return "", err
	}
	if _, err := s.keepAll(ctx, v.who.Carrier, d); err != nil {
		return "", err
	}
	return v.catalog.Home + filing.Drafts + "/" + d.ID, nil
}

// heldDraft is what was typed at an address. Where that amends a filing that is not of whoever signed in, it is a new one.
func (s *Site) heldDraft(ctx context.Context, v *visit, from, held string) (*draft.Draft, error) {
	address, err := url.Parse(from)
	if err != nil {
		return nil, &refusal.Refusal{Reason: refusal.BadRequest, Cause: err}
	}
	typed, err := url.ParseQuery(held)
	if err != nil {
		return nil, &refusal.Refusal{Reason: refusal.BadRequest, Cause: err}
	}
	asked := s.asked(v, address.RawQuery)
	if !asked.Inquiry.Answered {
		return nil, refusal.Because(refusal.BadRequest)
	}
	in := &filing.FormInput{Query: asked.Canonical(), Draft: filing.Draft(typed), Saving: savingOf(filing.Draft(typed))}
	if in.Amends, err = s.heldAmendment(ctx, v, address.Path); err != nil {
		return nil, err
	}
	if in.From, err = strconv.Atoi(typed.Get("amends")); in.Amends == nil || err != nil {
		in.Amends, in.From = nil, 0
	}
	return draftIn(in, v), nil
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
