package site

import (
	"net/netip"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// metrics are the figures of one site. They have a registry of their own, so that tests can run many sites.
type metrics struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	duration *prometheus.HistogramVec
	inFlight prometheus.Gauge
}

func newMetrics(version string) *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "jiko_http_requests_total", Help: "Requests answered.",
		}, []string{"method", "route", "status"}),
		duration: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "jiko_http_request_duration_seconds", Help: "Time from a request to the end of its answer.",
			Buckets: []float64{.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10},
		}, []string{"method", "route"}),
		inFlight: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "jiko_http_requests_in_flight", Help: "Requests being answered.",
		}),
	}
	build := prometheus.NewGauge(prometheus.GaugeOpts{
		Name: "jiko_build_info", Help: "Always 1; the label tells the version.", ConstLabels: prometheus.Labels{"version": version},
	})
	build.Set(1)
	m.registry.MustRegister(m.requests, m.duration, m.inFlight, build,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

func (m *metrics) count(method, route string, status int, took time.Duration) {
	m.requests.WithLabelValues(method, route, strconv.Itoa(status)).Inc()
	m.duration.WithLabelValues(method, route).Observe(took.Seconds())
}

// showMetrics answers GET /metrics in the text form of Prometheus. For whom they are not, they are not there.
func (s *Site) showMetrics(c echo.Context) error {
	if !s.mayMeasure(c) {
		return echo.ErrNotFound
	}
	promhttp.HandlerFor(s.metrics.registry, promhttp.HandlerOpts{}).ServeHTTP(c.Response(), c.Request())
	return nil
}

// mayMeasure tells whether a request comes from one of the readers. What a proxy hands on that nobody named comes from anywhere, though
// its own address may be near.
func (s *Site) mayMeasure(c echo.Context) bool {
	client := c.RealIP()
	connection, err := netip.ParseAddrPort(c.Request().RemoteAddr)
	if err == nil && c.Request().Header.Get(echo.HeaderXForwardedFor) != "" && client == connection.Addr().String() {
		return false
	}
	address, err := netip.ParseAddr(client)
	return err == nil && s.config.MetricsReaders.contain(address)
}
