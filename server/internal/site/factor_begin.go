package site

import (
	"bytes"
	"encoding/base64"
	"errors"
	"image/png"
	"net/http"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"
	"github.com/pquerna/otp"

	"jiko/server/internal/account"
	pages "jiko/views/account"
	"jiko/views/frame"
)

// beginFactor answers POST /account/factor: the secret for an authenticator, as a picture and as text, and the form for its first code.
func (s *Site) beginFactor(c echo.Context, v *visit) error {
	typed, err := form(c)
	if err != nil {
		return err
	}
	address, err := s.accounts.BeginFactor(c.Request().Context(), v.who, confirmation(c, typed))
	if err != nil {
		return s.accountRefused(c, v, err, &pages.HomeInput{Form: pages.FactorPath})
	}
	return s.factorPage(c, v, http.StatusOK, address, &pages.FactorInput{})
}

// confirmFactor answers POST /account/factor-confirm: the factor is on, and the recovery codes stand in this answer and nowhere else.
func (s *Site) confirmFactor(c echo.Context, v *visit) error {
	typed, err := form(c)
	if err != nil {
		return err
	}
	recovery, err := s.accounts.ConfirmFactor(c.Request().Context(), v.who, typed.Get("code"))
	switch account.CodeOf(err) {
	case "":
		if err != nil {
			return err
		}
		return s.accountPage(c, v, http.StatusOK, &pages.HomeInput{Recovery: recovery})
	case account.WrongCode, account.TooManyAttempts, account.Locked, account.Busy:
		return s.factorAgain(c, v, err)
	default:
		return s.accountRefused(c, v, err, &pages.HomeInput{Form: pages.FactorPath})
	}
}

// factorAgain shows the same secret again, and why its code was refused.
func (s *Site) factorAgain(c echo.Context, v *visit, why error) error {
	var refused *account.Error
	if !errors.As(why, &refused) {
		return why
	}
	address, err := s.accounts.PendingFactor(c.Request().Context(), v.who)
	if err != nil {
		return s.accountRefused(c, v, err, &pages.HomeInput{Form: pages.FactorPath})
	}
	return s.factorPage(c, v, formStatus(refused.Code), address, &pages.FactorInput{Code: string(refused.Code), Wait: s.wait(c, refused)})
}

func (s *Site) factorPage(c echo.Context, v *visit, status int, address string, in *pages.FactorInput) error {
	key, err := otp.NewKeyFromURL(address)
	if err != nil {
		return err
	}
	if in.Picture, err = picture(key); err != nil {
		return err
	}
	in.Visit, in.Secret = s.frame(c, v.catalog, v.who), key.Secret()
	in.Path = v.catalog.Home + frame.Account // the address of a form leads nowhere in the other language
	return privatePage(c, status, pages.Factor(in))
}

// picture is the QR code of a secret, as an address that stands for itself.
func picture(key *otp.Key) (templ.SafeURL, error) {
	const side = 240
	image, err := key.Image(side, side)
	if err != nil {
		return "", err
	}
	var b bytes.Buffer
	if err := png.Encode(&b, image); err != nil {
		return "", err
	}
	return templ.SafeURL("data:image/png;base64," + base64.StdEncoding.EncodeToString(b.Bytes())), nil
}
