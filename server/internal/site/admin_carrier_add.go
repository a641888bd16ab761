package site

import (
	"errors"
	"net/url"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/account"
	"jiko/views/admin"
)

// addCarrier answers POST /admin/carriers/add: a carrier without an account.
func (s *Site) addCarrier(c echo.Context, v *visit) error {
	typed, err := form(c)
	if err != nil {
		return err
	}
	name := typed.Get("carrier")
	carrier, added, err := s.accounts.AddCarrier(c.Request().Context(), v.who, name)
	if err == nil && !added {
		err = &account.Error{Code: account.CarrierTaken}
	}
	var refused *account.Error
	switch {
	case errors.As(err, &refused):
		return s.carriersPage(c, v, formStatus(refused.Code), &admin.CarriersInput{
			Find: admin.Find{Asked: url.Values{}}, Code: string(refused.Code), Typed: name,
		})
	case err != nil:
		return err
	}
	return carrierDone(c, v, carrier.Name, "carrier-added")
}
