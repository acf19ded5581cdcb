FROM node:22-bookworm-slim AS build
WORKDIR /app
RUN apt-get update && apt-get install -y --no-install-recommends python3 make g++ && rm -rf /var/lib/apt/lists/*
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts && npm rebuild better-sqlite3
COPY tsconfig.json tsconfig.build.json ./
COPY scripts scripts
COPY src src
COPY data data
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:22-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 SEKISHO_DATA_DIR=/var/lib/sekisho
COPY --from=build /app/package.json package.json
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY policies policies
COPY data data
RUN mkdir -p /var/lib/sekisho && chown node:node /var/lib/sekisho
USER node
VOLUME /var/lib/sekisho
EXPOSE 3000
CMD ["node", "dist/main.js"]
