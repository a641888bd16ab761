// Package site is the web application: one action a file, and in this one what they all go through.
package site

import (
	"context"
	"fmt"
	"io/fs"
	"log/slog"
	"net/http"
	"strings"
	"sync/atomic"
	"time"

	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"

	"jiko/server/internal/account"
	"jiko/server/internal/archive"
	"jiko/server/internal/asset"
	"jiko/server/internal/casework"
	"jiko/server/internal/draft"
	"jiko/server/internal/reception"
	"jiko/shared/civil"
	pages "jiko/views/account"
	"jiko/views/calculator"
	"jiko/views/frame"
	"jiko/views/words"
)

// Config is what the site is given from outside.
type Config struct {
	Log     *slog.Logger
	Now     func() time.Time
	Static  fs.FS         // the static files of the page
	Version string        // of the program
	Timeout time.Duration // how long an action may take
	// JudgeRate is how many questions a second one client may ask in the long run, JudgeBurst how many at once.
	JudgeRate  float64
	JudgeBurst int

	Archive archive.Archive // nil for the calculator alone: then no filing is taken
	// TokenRate is how many requests a second one token may make in the long run, TokenBurst how many at once.
	TokenRate  float64
	TokenBurst int

	HTTPS   bool    // browsers reach the site by HTTPS only, whoever is in front of it
	Proxies Proxies // who is believed what it says of its clients

	MetricsReaders Networks // who may read /metrics
}

// Site answers HTTP.
type Site struct {
	config   Config
	echo     *echo.Echo
	assets   *asset.Set
	metrics  *metrics
	draining atomic.Bool

	accounts  *account.Accounts
	reception *reception.Reception
	cases     *casework.Cases
	drafts    *draft.Drafts
	perToken  *middleware.RateLimiterMemoryStore
	pages     map[string]bool // the addresses of persons
}

// New builds the site. It fails when the static files do not fit together.
func New(config Config) (*Site, error) {
	assets, err := asset.Load(config.Static)
	if err != nil {
		return nil, fmt.Errorf("static files: %w", err)
	}
	s := &Site{
		config:  config,
		echo:    echo.New(),
		assets:  assets,
		metrics: newMetrics(config.Version),

		accounts:  account.New(config.Archive, account.Standard(config.Now)),
		cases:     &casework.Cases{Registry: config.Archive, Now: config.Now},
		reception: &reception.Reception{Archive: config.Archive, Now: config.Now, Program: config.Version},
		drafts:    &draft.Drafts{Registry: config.Archive, Now: config.Now},
		perToken:  limiter(config.TokenRate, config.TokenBurst),
		pages:     map[string]bool{},
	}
	s.echo.IPExtractor = config.Proxies.clientAddress
	s.echo.HTTPErrorHandler = s.refuse
	s.echo.Use(
		identify,
		s.observe,
		s.secure,
		middleware.RecoverWithConfig(middleware.RecoverConfig{LogErrorFunc: s.logPanic}),
		sameOrigin(),
		unencoded,
		limitTime(config.Timeout),
	)
	s.route()
	return s, nil
}

// route names every address and its action.
func (s *Site) route() {
	s.get(words.Japanese.Home, s.calculator(&words.Japanese))
	s.get(words.English.Home, s.calculator(&words.English))
	s.get(words.Japanese.Home+calculator.CalendarFile, s.calendar(&words.Japanese))
	s.get(words.English.Home+calculator.CalendarFile, s.calendar(&words.English))
	s.get(words.Japanese.Home+frame.Unreached, s.unreached(&words.Japanese))
	s.get(words.English.Home+frame.Unreached, s.unreached(&words.English))
	s.get(strings.TrimSuffix(words.English.Home, "/"), toEnglish)
	s.echo.POST("/api/v1/judge", s.judge, s.limitRate())
	s.echo.POST("/api/v1/filings", s.authorized(account.Principal.CanFile, s.createFiling))
	s.get("/api/v1/filings", s.authorized(sees, s.listFilings))
	s.get("/api/v1/filings/:receipt", s.authorized(sees, s.showFiling))
	s.get("/api/v1/filings/:receipt/questions", s.authorized(sees, s.listQuestions))
	s.echo.POST(attachmentsPath, s.authorized(account.Principal.CanFile, s.addAttachment))
	s.get(attachmentPath, s.authorized(sees, s.showAttachment))
	s.routePersons()
	s.routeAdmin()
	s.routeFilings()
	s.get("/healthz", s.health)
	s.get("/readyz", s.ready)
	s.get("/metrics", s.showMetrics)
	s.get("/openapi.yaml", s.showOpenAPI)
	s.get(asset.Root+"*", s.static)
	for _, name := range plainFiles {
		s.get("/"+name, s.plainFile(name))
	}
}

// routePersons names the pages of persons.
func (s *Site) routePersons() {
	s.person(http.MethodGet, frame.SignIn, everybody, s.showSignIn)
	s.person(http.MethodPost, frame.SignIn, everybody, s.signIn)
	s.person(http.MethodGet, frame.SignInCode, everybody, s.showSignInCode)
	s.person(http.MethodPost, frame.SignInCode, everybody, s.signInCode)
	s.person(http.MethodPost, frame.SignOut, everybody, s.signOut)
	s.person(http.MethodGet, frame.Account, signedIn, s.showAccount)
	s.person(http.MethodPost, pages.PasswordPath, signedIn, s.changePassword)
	s.person(http.MethodPost, pages.FactorPath, signedIn, s.beginFactor)
	s.person(http.MethodPost, pages.FactorConfirmPath, signedIn, s.confirmFactor)
	s.person(http.MethodPost, pages.FactorRemovePath, signedIn, s.removeFactor)
	s.person(http.MethodPost, pages.TokenPath, signedIn, s.issueToken)
	s.person(http.MethodPost, pages.TokenRevokePath, signedIn, s.revokeToken)
	s.person(http.MethodPost, pages.SessionEndPath, signedIn, s.endSession)
	s.person(http.MethodPost, pages.SessionsEndPath, signedIn, s.endSessions)
}

// get answers GET, and HEAD with the same headers.
func (s *Site) get(path string, action echo.HandlerFunc) {
	s.echo.GET(path, action)
	s.echo.HEAD(path, action)
}

// ServeHTTP answers a request.
func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.echo.ServeHTTP(w, r) }

// Drain makes the site say that it is not ready, so that no new requests are sent to it while it ends the last ones.
func (s *Site) Drain() { s.draining.Store(true) }

// now is the clock as the rules read it.
func (s *Site) now() civil.Instant { return japan(s.config.Now()) }

func (s *Site) logPanic(c echo.Context, err error, stack []byte) error {
	s.config.Log.LogAttrs(context.WithoutCancel(c.Request().Context()), slog.LevelError, "panic",
		slog.String("request", requestID(c)), slog.Any("error", err), slog.String("stack", string(stack)))
	return err
}
