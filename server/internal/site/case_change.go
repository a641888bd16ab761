package site

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strconv"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/archive"
	"jiko/server/internal/casework"
	"jiko/server/internal/refusal"
	"jiko/views/filing"
)

// handled is a filing whose case somebody changes, and what was typed for that.
type handled struct {
	*archive.Filing
	by     string // login
	typed  url.Values
	seen   int64 // version of the case
	number int   // of the question
}

// changeCase changes the case of the filing of the address, by the form of that path, and leads back to its page. Where the change is
// refused the page says why, and keeps what was typed.
func (s *Site) changeCase(c echo.Context, v *visit, path string, do func(ctx context.Context, h *handled) error) error {
	f, err := s.filing(c, v.who, archive.Read, "to handle: "+path)
	if err != nil {
		return err
	}
	typed, err := form(c)
	if err != nil {
		return err
	}
	h := handled{Filing: f, by: v.who.Login, typed: typed}
	if h.seen, h.number, err = whichCase(typed); err != nil {
		return err
	}
	err = do(c.Request().Context(), &h)
	var refused casework.Refusal
	switch {
	case errors.As(err, &refused):
		return s.refuseCase(c, v, f, filing.Refused{Form: path, Number: h.number, Code: string(refused), Typed: typed.Get("text")})
	case err != nil:
		return err
	}
	return c.Redirect(http.StatusSeeOther, v.catalog.Home+filing.Home+"/"+f.Receipt+"?"+justDone+"="+path+"#case")
}

// whichCase is the version of the case, and the question, that a form names; 0 for one that it does not.
func whichCase(typed url.Values) (seen int64, number int, err error) {
	for name, to := range map[string]func(int64){"version": func(n int64) { seen = n }, "question": func(n int64) { number = int(n) }} {
		if !typed.Has(name) {
			continue
		}
		n, err := strconv.ParseInt(typed.Get(name), 10, 32)
		if err != nil || n < 0 {
			return 0, 0, refusal.Because(refusal.BadRequest)
		}
		to(n)
	}
	return seen, number, nil
}

// refuseCase shows the page of a filing as it is now, and why its case was not changed.
func (s *Site) refuseCase(c echo.Context, v *visit, f *archive.Filing, refused filing.Refused) error {
	in, err := s.wholePage(c, v, f, f.Newest())
	if err != nil {
		return err
	}
	in.Case.Refused = refused
	status := http.StatusUnprocessableEntity
	if refused.Code == string(casework.Meanwhile) {
		status = http.StatusConflict
	}
	return privatePage(c, status, filing.ShowPage(in))
}
