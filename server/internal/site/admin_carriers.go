package site

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/account"
	"jiko/views/admin"
	"jiko/views/frame"
)

// listCarriers answers GET /admin/carriers.
func (s *Site) listCarriers(c echo.Context, v *visit) error {
	list, err := s.accounts.Carriers(c.Request().Context(), v.who)
	if err != nil {
		return err
	}
	in := &admin.CarriersInput{Visit: s.frame(c, v.catalog, v.who), Done: c.QueryParam("done")}
	for _, one := range list {
		in.Carriers = append(in.Carriers, admin.Carrier{Name: one.Name, Added: one.Added, Suspended: one.Suspended})
	}
	return privatePage(c, http.StatusOK, admin.Carriers(in))
}

// changeCarrier answers POST /admin/carriers/suspend and /admin/carriers/resume. Only who makes up a form names a carrier that is none.
func (s *Site) changeCarrier(done string, do change) personal {
	return func(c echo.Context, v *visit) error {
		typed, err := form(c)
		if err != nil {
			return err
		}
		err = do(c.Request().Context(), v.who, typed.Get("carrier"))
		if account.CodeOf(err) == account.NoSuchCarrier {
			return echo.ErrNotFound
		}
		if err != nil {
			return err
		}
		return c.Redirect(http.StatusSeeOther, v.catalog.Home+frame.Carriers+"?done="+done)
	}
}
