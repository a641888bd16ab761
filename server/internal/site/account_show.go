package site

import (
	"net/http"

	"github.com/labstack/echo/v4"

	pages "jiko/views/account"
)

// showAccount answers GET /account: one's own account.
func (s *Site) showAccount(c echo.Context, v *visit) error {
	return privatePage(c, http.StatusOK, pages.Home(&pages.HomeInput{Visit: s.frame(c, v.catalog, v.who)}))
}
