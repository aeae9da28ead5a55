"""The text of a service's manifests, as a company's fleets write them.

Only text is made here, so that what a service looks like stands apart from how many there are and which secrets exist.
"""

from dataclasses import dataclass, field


@dataclass
class Service:
    """What a manifest needs to know of a service: its name and the references it makes."""

    name: str
    env: list = field(default_factory=list)        # (variable, secret, key)
    job_env: list = field(default_factory=list)    # the same, for the cron job
    env_from: list = field(default_factory=list)   # secrets taken whole
    mounted: str = ""                              # a secret that is mounted as files
    tls: str = ""                                  # the ingress's certificate
    literal: str = ""                              # a variable with a value written out, by mistake
    settings: int = 12                             # entries of the ConfigMap


def key_reference(variable, secret, key, indent):
    """One variable that is fed from one key, in the shape that nearly all manifests use."""
    pad = " " * indent
    return (f"{pad}- name: {variable}\n{pad}  valueFrom:\n{pad}    secretKeyRef:\n"
            f"{pad}      name: {secret}\n{pad}      key: {key}\n")


def metadata(name, service):
    """Names and labels; without a label for the environment, so that a manifest belongs to all of them."""
    return (f"metadata:\n  name: {name}\n  namespace: backend\n  labels:\n    app: {service.name}\n"
            f"    app.kubernetes.io/name: {service.name}\n    app.kubernetes.io/part-of: backend\n"
            f"    app.kubernetes.io/managed-by: jenkins\n")


def service_account(service):
    return "apiVersion: v1\nkind: ServiceAccount\n" + metadata(service.name, service)


def config_map(service):
    """Settings that are no secrets: text to be parsed and passed over."""
    lines = "".join(f'  FEATURE_{i:02d}_TIMEOUT: "{1000 + 50 * i}"  # milliseconds\n' for i in range(service.settings))
    return ("apiVersion: v1\nkind: ConfigMap\n" + metadata(f"{service.name}-config", service) +
            f"data:\n  LOG_LEVEL: info\n  SERVICE_URL: http://{service.name}.backend.svc.cluster.local:3000\n" + lines)


def probe(kind, path, delay):
    return (f"          {kind}:\n            httpGet:\n              path: {path}\n              port: http\n"
            f"            initialDelaySeconds: {delay}\n            periodSeconds: 10\n            timeoutSeconds: 3\n"
            f"            failureThreshold: 3\n")


def container_env(service):
    """Literals that are no secrets, then references, as `kubectl` users order them."""
    text = "          env:\n"
    for name, value in (("NODE_ENV", "production"), ("PORT", '"3000"'), ("LOG_FORMAT", "json")):
        text += f"            - name: {name}\n              value: {value}\n"
    if service.literal:
        text += f"            - name: {service.literal}\n              value: 3000\n"  # a number: refused by the cluster
    text += "".join(key_reference(*each, 12) for each in service.env)
    text += f"          envFrom:\n            - configMapRef:\n                name: {service.name}-config\n"
    return text + "".join(f"            - secretRef:\n                name: {name}\n" for name in service.env_from)


def deployment(service):
    """The workload: most of the text, and most of the references."""
    text = "apiVersion: apps/v1\nkind: Deployment\n" + metadata(service.name, service)
    text += (f"spec:\n  replicas: 2\n  revisionHistoryLimit: 3\n  selector:\n    matchLabels:\n      app: {service.name}\n"
             f"  strategy:\n    type: RollingUpdate\n    rollingUpdate:\n      maxSurge: 1\n      maxUnavailable: 0\n"
             f"  template:\n    metadata:\n      labels:\n        app: {service.name}\n"
             f"        app.kubernetes.io/name: {service.name}\n      annotations:\n"
             f'        prometheus.io/scrape: "true"\n        prometheus.io/port: "9464"\n'
             f"    spec:\n      serviceAccountName: {service.name}\n      imagePullSecrets:\n        - name: regcred\n"
             f"      containers:\n        - name: {service.name}\n"
             f"          image: registry.example.com/backend/{service.name}:1.42.0\n          imagePullPolicy: IfNotPresent\n"
             f"          ports:\n            - name: http\n              containerPort: 3000\n")
    text += container_env(service)
    text += ("          resources:\n            requests:\n              cpu: 100m\n              memory: 256Mi\n"
             "            limits:\n              cpu: 500m\n              memory: 512Mi\n")
    text += probe("livenessProbe", "/health/live", 20) + probe("readinessProbe", "/health/ready", 5)
    if not service.mounted:
        return text
    return text + (f"          volumeMounts:\n            - name: credentials\n              mountPath: /etc/credentials\n"
                   f"              readOnly: true\n      volumes:\n        - name: credentials\n          secret:\n"
                   f"            secretName: {service.mounted}\n            defaultMode: 0400\n")


def network_service(service):
    return ("apiVersion: v1\nkind: Service\n" + metadata(service.name, service) +
            f"spec:\n  type: ClusterIP\n  selector:\n    app: {service.name}\n  ports:\n    - name: http\n"
            f"      port: 80\n      targetPort: http\n      protocol: TCP\n")


def ingress(service):
    host = f"{service.name}.example.com"
    return ("apiVersion: networking.k8s.io/v1\nkind: Ingress\n" + metadata(service.name, service) +
            f"spec:\n  ingressClassName: nginx\n  tls:\n    - hosts:\n        - {host}\n      secretName: {service.tls}\n"
            f"  rules:\n    - host: {host}\n      http:\n        paths:\n          - path: /\n            pathType: Prefix\n"
            f"            backend:\n              service:\n                name: {service.name}\n"
            f"                port:\n                  name: http\n")


def cron_job(service):
    """A second workload, deeper nested than the first."""
    return ("apiVersion: batch/v1\nkind: CronJob\n" + metadata(f"{service.name}-cleanup", service) +
            f'spec:\n  schedule: "17 3 * * *"\n  concurrencyPolicy: Forbid\n  jobTemplate:\n    spec:\n      template:\n'
            f"        spec:\n          restartPolicy: Never\n          containers:\n            - name: cleanup\n"
            f"              image: registry.example.com/backend/{service.name}:1.42.0\n"
            f'              command: ["node", "dist/cleanup.js"]\n              env:\n' +
            "".join(key_reference(*each, 16) for each in service.job_env))


def autoscaler(service):
    metrics = "".join(f"    - type: Resource\n      resource:\n        name: {name}\n        target:\n"
                      f"          type: Utilization\n          averageUtilization: {share}\n"
                      for name, share in (("cpu", 70), ("memory", 80)))
    return ("apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\n" + metadata(service.name, service) +
            f"spec:\n  scaleTargetRef:\n    apiVersion: apps/v1\n    kind: Deployment\n    name: {service.name}\n"
            f"  minReplicas: 2\n  maxReplicas: 8\n  metrics:\n{metrics}")


def manifest(service):
    """All documents of a service in one file."""
    parts = [service_account, config_map, deployment, network_service]
    if service.tls:
        parts.append(ingress)
    if service.job_env:
        parts.append(cron_job)
    if service.settings > 4:
        parts.append(autoscaler)
    return "---\n".join(part(service) for part in parts)
