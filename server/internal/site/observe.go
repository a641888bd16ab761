package site

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"
)

// observe counts and logs each request: the route and not the address, since a query string is somebody's incident, and
// nothing of who asked.
func (s *Site) observe(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		start := s.config.Now()
		s.metrics.inFlight.Inc()
		defer s.metrics.inFlight.Dec()
		if err := next(c); err != nil {
			c.Error(err) // here, so that its status is counted
		}
		s.record(c, s.config.Now().Sub(start))
		return nil
	}
}

func (s *Site) record(c echo.Context, took time.Duration) {
	method, route, status := methodLabel(c.Request().Method), routeLabel(c), c.Response().Status
	s.metrics.count(method, route, status, took)
	s.config.Log.LogAttrs(context.WithoutCancel(c.Request().Context()), slog.LevelInfo, "request",
		slog.String("id", requestID(c)), slog.String("method", method), slog.String("route", route), slog.Int("status", status),
		slog.Int64("bytes", c.Response().Size), slog.Duration("took", took))
}

// methodLabel keeps methods that a client made up out of the log and the metrics.
func methodLabel(method string) string {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions:
		return method
	}
	return "other"
}

// routeLabel is the address as it was registered, and none where nothing is.
func routeLabel(c echo.Context) string {
	if c.Path() == "" {
		return "none"
	}
	return c.Path()
}
