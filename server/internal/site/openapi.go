package site

import (
	_ "embed"
	"sync"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/asset"
)

//go:embed openapi.yaml
var openAPI []byte

// openAPIFile is compressed once, however many sites a test builds.
var openAPIFile = sync.OnceValue(func() *asset.File { return asset.NewFile("openapi.yaml", openAPI) })

// showOpenAPI answers GET /openapi.yaml: every address, with what it takes and gives.
func (s *Site) showOpenAPI(c echo.Context) error {
	return serveFile(c, openAPIFile(), revalidate)
}
