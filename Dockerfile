# The server with its page. Data and weights are kept in the volume /data.
#   docker build --tag svertka .
# torch comes from pip's own index; smaller wheels, for the CPU alone, from one you name:
#   docker build --tag svertka --build-arg TORCH_INDEX=URL .

ARG PYTHON=3.12

FROM python:${PYTHON}-slim AS wheel
WORKDIR /source
COPY . .
RUN pip wheel --no-cache-dir --no-deps --wheel-dir /wheels .

FROM python:${PYTHON}-slim
ARG TORCH="torch==2.14.1 torchvision==0.29.1"
ARG TORCH_INDEX=""
ENV PYTHONUNBUFFERED=1
RUN pip install --no-cache-dir ${TORCH_INDEX:+--index-url "$TORCH_INDEX"} ${TORCH} \
    && pip freeze | grep -E '^(torch|torchvision)==' > /torch.txt
COPY --from=wheel /wheels /wheels
RUN pip install --no-cache-dir --constraint /torch.txt /wheels/*.whl && rm -r /wheels

RUN useradd --uid 10001 --create-home svertka && install --directory --owner=svertka /data
USER svertka
WORKDIR /home/svertka
VOLUME /data
EXPOSE 8000
HEALTHCHECK --start-period=60s --interval=30s --timeout=5s \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/api/health', timeout=4)"]
CMD ["python", "-m", "server", "--host", "0.0.0.0", "--port", "8000", "--data", "/data"]
