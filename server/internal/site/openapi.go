package site

import (
	_ "embed"

	"github.com/labstack/echo/v4"
)

//go:embed openapi.yaml
var openAPI []byte

// showOpenAPI answers GET /openapi.yaml: every address, with what it takes and gives.
func (s *Site) showOpenAPI(c echo.Context) error {
	return serveFile(c, s.openAPI, revalidate)
}
