package site

import (
	"context"
	"net/http"
	"net/url"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/account"
	"jiko/views/admin"
	"jiko/views/frame"
)

// listCarriers answers GET /admin/carriers: the carriers that match, page by page.
func (s *Site) listCarriers(c echo.Context, v *visit) error {
	return s.carriersPage(c, v, http.StatusOK, &admin.CarriersInput{Find: admin.Find{Asked: c.QueryParams()}, Done: c.QueryParam("done")})
}

func (s *Site) carriersPage(c echo.Context, v *visit, status int, in *admin.CarriersInput) error {
	in.Visit = s.frame(c, v.catalog, v.who)
	in.Path = withQuery(v.catalog.Home+frame.Carriers, in.Asked) // also where a form was refused
	q, err := searchOf(in.Asked)
	if err != nil {
		return err
	}
	list, more, err := s.accounts.FindCarriers(c.Request().Context(), v.who, q)
	if err != nil {
		return err
	}
	if more {
		in.Next = list[len(list)-1].Name
	}
	for _, one := range list {
		in.Carriers = append(in.Carriers, admin.Carrier{Name: one.Name, Added: one.Added, Suspended: one.Suspended})
	}
	return privatePage(c, status, admin.Carriers(in))
}

// carrierChange is what is done to a carrier by its name.
type carrierChange func(ctx context.Context, by account.Principal, name string) error

// changeCarrier answers POST /admin/carriers/suspend and /admin/carriers/resume. Only who makes up a form names a carrier that is none.
func (s *Site) changeCarrier(done string, do carrierChange) personal {
	return func(c echo.Context, v *visit) error {
		typed, err := form(c)
		if err != nil {
			return err
		}
		name := typed.Get("carrier")
		err = do(c.Request().Context(), v.who, name)
		if account.CodeOf(err) == account.NoSuchCarrier {
			return echo.ErrNotFound
		}
		if err != nil {
			return err
		}
		return carrierDone(c, v, name, done)
	}
}

// carrierDone leads to the carrier in the list, which says what was done.
func carrierDone(c echo.Context, v *visit, name, done string) error {
	return c.Redirect(http.StatusSeeOther, withQuery(v.catalog.Home+frame.Carriers, url.Values{"q": {name}, "done": {done}}))
}
